import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkOpenshiftConflictingChannel } from "./openshift-conflicting-channel.ts";

const withChannel = (channel: string) => testModel(`openshift: { channel: ${channel} }`);

describe("openshift/conflicting-channel", () => {
  test("is silent about the channel of the line, and of the next", () => {
    expect(
      ["stable-4.22", "fast-4.23", "eus-4.22"].map((channel) => checkOpenshiftConflictingChannel(withChannel(channel))),
    ).toEqual([[], [], []]);
  });

  test("reports a channel of an older line, once for all clusters", () => {
    expect(checkOpenshiftConflictingChannel(withChannel("fast-4.21"))).toEqual([
      {
        code: "openshift/conflicting-channel",
        severity: "error",
        message: "Channel `fast-4.21` does not fit OpenShift 4.22.8.",
        at: at("openshift", "channel"),
        on: "value",
        why: "It holds older versions only: the cluster would find no updates.",
        fix: { sentence: "Use `fast-4.22`.", replacement: "fast-4.22" },
        related: [{ at: at("openshift", "version"), label: "the version" }],
      },
    ]);
  });

  test("reports a channel two lines ahead, an EUS channel of an odd line, and a cluster's own", () => {
    const own = testModel("clusters: { prod1: { openshift: { version: 4.22.1, channel: stable-4.20 } } }");
    expect(
      [withChannel("stable-4.24"), withChannel("eus-4.23"), own].map((model) =>
        brief(checkOpenshiftConflictingChannel(model)),
      ),
    ).toEqual([
      ["error openshift.channel: Channel `stable-4.24` does not fit OpenShift 4.22.8."],
      ["error openshift.channel: Channel `eus-4.23` does not fit OpenShift 4.22.8."],
      ["error clusters.prod1.openshift.channel: Channel `stable-4.20` does not fit OpenShift 4.22.1."],
    ]);
  });
});
