import type { Explanations } from "./explanation.ts";

export const spec: Explanations<"spec"> = {
  "spec/ambiguous-number": {
    meaning:
      "A number is written in a way that readers of YAML do not agree about: with a leading zero (`012`), as `0o17` or `0x1F`, with an exponent, as `.inf`, or with more digits than a number keeps.",
    why: "`012` is twelve to a reader of YAML 1.2 and ten to one of 1.1. Your editor, Git hooks and the cluster must read what vmf reads.",
    fix: "Write it in plain digits. If it is a text, put it in quotes.",
    example: { wrong: "vlan: 0210", right: "vlan: 210" },
  },
  "spec/invalid-value": {
    meaning:
      "A value is of the right type and does not have the form of the field: no address, no name that Kubernetes takes, out of range, too long. Names of things, which are keys, have a form too.",
    why: "Somebody later refuses it, at a moment that suits nobody.",
    fix: "Write it as the message says. The reference of factory.yaml describes each field.",
    example: { wrong: "gateway: 10.10.2", right: "gateway: 10.10.2.1" },
  },
  "spec/missing-key": {
    meaning: "A map lacks a key that it must have. It is shown at the closest key that is there.",
    why: "There is no default that could be right: the fact is only known to you.",
    fix: "Add the key. The message tells what it is for.",
    example: {
      wrong: "sites:\n  fra: { ntp: [10.10.0.123], timeZone: Europe/Berlin }",
      right: "sites:\n  fra: { dnsServers: [10.10.0.53], ntp: [10.10.0.123], timeZone: Europe/Berlin }",
    },
  },
  "spec/unknown-key": {
    meaning: "A map has a key that is not known at this place.",
    why: "It would be ignored, and its author would never learn it. Most are slips of the pen.",
    fix: "Take the key that the message proposes, or delete it. If it is near to one that is missing, only this finding is shown.",
    example: {
      wrong: "sites:\n  fra: { dnsServer: [10.10.0.53] }",
      right: "sites:\n  fra: { dnsServers: [10.10.0.53] }",
    },
  },
  "spec/unknown-value": {
    meaning: "A field takes one of a few words, and the value is none of them.",
    why: "Each word means something that is compiled differently.",
    fix: "Write one of the words in the message.",
    example: { wrong: "state: provisioned", right: "state: provision" },
  },
  "spec/unsupported-version": {
    meaning: "The `apiVersion` or `kind` of a file is not what is expected there.",
    why: "The file is something else, or was written for another vmf. Checking it further would only give noise.",
    fix: "Name the right file, or use a vmf that reads this version.",
    example: {
      wrong: "apiVersion: vmfactory.io/v1\nkind: Factory",
      right: "apiVersion: vmfactory.io/v1alpha1\nkind: Factory",
    },
  },
  "spec/wrong-type": {
    meaning:
      "A value is a text where a number is wanted, a map where a list is wanted, and so on; or a key has no value. A plain `4.10` is a number, `on` and `yes` are texts.",
    why: "Guessing what was meant would be right most of the time, and wrong when it costs most.",
    fix: 'Write the value as the message says. A text that looks like a number or a truth value wants quotes: `"4.10"`.',
    example: { wrong: "ports: eno1", right: "ports: [eno1]" },
  },
};
