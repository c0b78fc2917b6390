import type { Explanations } from "./explanation.ts";

export const parse: Explanations<"parse"> = {
  "parse/conflicting-include": {
    meaning:
      "Two files of the factory give the same key, and its value is not a map in both. Maps are merged key by key; lists, texts and numbers have one author. `apiVersion` and `kind` may stand in each file if they are the same.",
    why: "A fact that is written twice drifts: after the next edit nobody knows which one counts.",
    fix: "Delete the key in one of the two files.",
    example: {
      wrong: "# factory.yaml\ndomain: nordwind.example\n# factory/prod2.yaml\ndomain: nordwind.example",
      right: "# factory.yaml\ndomain: nordwind.example",
    },
  },
  "parse/cyclic-alias": {
    meaning: "An alias `*name` stands within the value that the anchor `&name` marks.",
    why: "The value would contain itself, without end.",
    fix: "Write the inner value out.",
    example: { wrong: "prod1: &base\n  networks: *base", right: "prod1: &base\n  networks: {}" },
  },
  "parse/duplicate-key": {
    meaning: "A map has the same key twice. Keys are compared as they are written, without quotes.",
    why: "Some readers of YAML take the first, some the last, some refuse: the file does not say one thing.",
    fix: "Delete one of the two, or give it another name.",
    example: {
      wrong: "clusters:\n  prod1: { site: fra }\n  prod1: { site: ams }",
      right: "clusters:\n  prod1: { site: fra }\n  prod2: { site: ams }",
    },
  },
  "parse/exceeds-aliases": {
    meaning: "The aliases of a file stand for more than 100,000 values, each counted as often as it is used.",
    why: "A dozen lines of aliases to aliases can stand for more values than a machine has memory. No honest file needs that.",
    fix: "Write the values out. What machines have in common belongs into `hardware`, what clusters have in common at the root.",
    example: { wrong: "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n# and so on", right: "a: [x, x, x]" },
  },
  "parse/exceeds-depth": {
    meaning: "Maps and lists stand within each other more than 64 levels deep, aliases followed.",
    why: "No field lies so deep; the usual cause is a bracket that is never closed.",
    fix: "Look for the bracket or the indentation that went wrong before the place that is shown.",
    example: { wrong: "a: [[[[[[[[[[[[ # and 60 more", right: "a: []" },
  },
  "parse/exceeds-size": {
    meaning: "A file is larger than 4 MiB (`waves/plan.json`: 64 MiB), or has more than 2.5 million pieces of syntax.",
    why: "Reading it would take more time and memory than the largest factory needs; it is probably another file.",
    fix: "Name the right file. If it is the right one, move parts of it to files below `factory/` and include them.",
    example: {
      wrong: "vmf check --factory export.yaml   # an export of 300 MB",
      right: "vmf check --factory factory.yaml",
      language: "sh",
    },
  },
  "parse/invalid-syntax": {
    meaning:
      "The text breaks a rule of YAML: a quote or bracket that is not closed, a tab as indentation, a colon within a plain text, lines of one map with different indentation.",
    why: "What it means cannot be told, so nothing else is said about the file.",
    fix: "Start with the first finding: one mistake may cause many. A text with a colon, a bracket or a `#` in it wants quotes.",
    example: { wrong: "description: vCenter: Frankfurt", right: 'description: "vCenter: Frankfurt"' },
  },
  "parse/missing-content": {
    meaning: "A file is empty, or holds nothing but comments.",
    why: "It says nothing, which is hardly what its name promises.",
    fix: "Write what it is for, or delete it. `vmf init` makes a factory.yaml to start from.",
    example: {
      wrong: "# factory/prod2.yaml\n# to be written",
      right: "# factory/prod2.yaml\nclusters:\n  prod2: { site: ams }",
    },
  },
  "parse/missing-include": {
    meaning: "A path under `include` names no file, or a pattern matches none.",
    why: "A part of the factory would be missing from what is compiled, and what it describes would be deleted.",
    fix: "Correct the path: it starts at the folder of factory.yaml. `*` matches within a folder, `**` over folders.",
    example: { wrong: "include: [clusters/*.yaml]   # there is no such folder", right: "include: [factory/*.yaml]" },
  },
  "parse/several-documents": {
    meaning: "A file holds a second document behind a line `---`.",
    why: "A file is one thing here: what follows would be read by nobody.",
    fix: "Delete the line, or move what follows into a file of its own.",
    example: { wrong: "domain: nordwind.example\n---\nsites: {}", right: "domain: nordwind.example\nsites: {}" },
  },
  "parse/unknown-anchor": {
    meaning:
      "An alias `*name` has no anchor `&name` before it in the same file. A plain text that begins with a star is read as an alias too.",
    why: "Its value is not known.",
    fix: "Write the anchor before the value that is meant, or put the text in quotes.",
    example: { wrong: "from: *-ssd-*", right: 'from: "*-ssd-*"' },
  },
  "parse/unsupported-characters": {
    meaning: "A file holds NUL, another control character, or bytes that are not UTF-8.",
    why: "It is no YAML text: a binary file, an archive, or a text that was saved as UTF-16.",
    fix: "Name the right file, or save it as UTF-8 without control characters.",
    example: {
      wrong: "vmf check --factory factory.yaml.gz",
      right: "vmf check --factory factory.yaml",
      language: "sh",
    },
  },
  "parse/unsupported-directive": {
    meaning: "A file begins with `%YAML 1.1`, or with `%TAG`.",
    why: "In YAML 1.1 `on` is a truth value and `012` is ten. Files are read as YAML 1.2, so that the same words mean the same in all of them.",
    fix: "Delete the line.",
    example: { wrong: "%YAML 1.1\n---\ndomain: nordwind.example", right: "domain: nordwind.example" },
  },
  "parse/unsupported-include": {
    meaning: "A file that is included has a key `include` itself.",
    why: "All parts of a factory are named in one place, so that nobody has to follow a chain of files.",
    fix: "Name its files in `include` of factory.yaml.",
    example: {
      wrong: "# factory/prod2.yaml\ninclude: [networks/*.yaml]",
      right: "# factory.yaml\ninclude: [factory/*.yaml, networks/*.yaml]",
    },
  },
  "parse/unsupported-key": {
    meaning: "A key is a map, a list, an alias or absent, or it is `__proto__`.",
    why: "Keys are names. `__proto__` means something else than a key to many programs that read such files.",
    fix: "Write a name. A text that begins with a brace, a bracket or a star wants quotes.",
    example: { wrong: "{group}: erp", right: '"{group}": erp' },
  },
  "parse/unsupported-merge": {
    meaning: "The merge key `<<` is followed by something that is neither a map nor a list of maps.",
    why: "There are no keys to merge.",
    fix: "Write an alias of a map behind it.",
    example: { wrong: "base: &base [a]\nprod1:\n  <<: *base", right: "base: &base { site: fra }\nprod1:\n  <<: *base" },
  },
  "parse/unsupported-tag": {
    meaning:
      "A value has a YAML tag other than those of the core schema (`!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`), or does not fit the one that it has.",
    why: "A tag asks the reader to do something special with the value. vmf does nothing special, so it must not look as if.",
    fix: "Delete the tag. Secrets are named, not encrypted in place; a text wants quotes.",
    example: { wrong: "credentials: !vault netapp-fra", right: "credentials: netapp-fra" },
  },
};
