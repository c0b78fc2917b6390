import { describe, expect, test } from "vitest";
import type { z } from "zod";
import * as scalars from "./scalars.ts";

const cases: [z.ZodType, string, unknown[], unknown[]][] = [
  [
    scalars.dnsLabel,
    "dnsLabel",
    ["a", "prod-1", "1a", "a".repeat(63)],
    ["", "A", "-a", "a-", "a.b", "a_b", "a".repeat(64), 5, null],
  ],
  [scalars.dnsName, "dnsName", ["a.b", "nordwind.example"], ["a", "A.b", ".a.b", "a..b", "a.b."]],
  [
    scalars.ipAddress,
    "ipAddress",
    ["10.0.0.1", "255.255.255.255"],
    ["10.0.0", "10.0.0.256", "010.0.0.1", "::1", "10.0.0.1/24", "a"],
  ],
  [
    scalars.ipNetwork,
    "ipNetwork",
    ["10.0.0.0/8", "0.0.0.0/0", "10.9.52.150/28"],
    ["10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "::/0"],
  ],
  [
    scalars.hostAddress,
    "hostAddress",
    ["10.0.0.1", "time", "a.b.example"],
    ["10.0.0.256", "999", "a b", "a:443", "https://a", ""],
  ],
  [
    scalars.macAddress,
    "macAddress",
    ["02:00:10:02:11:00", "AA:bb:00:00:00:01"],
    ["02:00:10:02:11", "02-00-10-02-11-00", "g2:00:10:02:11:00", 1200],
  ],
  [scalars.interfaceName, "interfaceName", ["eno1", "enp129s0f0np0"], ["1", "a b", "a/b", "averylonginterface"]],
  [scalars.bondName, "bondName", ["bond0", "b"], ["bond0.102", "Bond", "averylongbond"]],
  [scalars.linkRate, "linkRate", ["25G", "2.5G", "100M"], ["25", "25g", "25 G", "25Gi", "-1G", 25]],
  [scalars.byteSize, "byteSize", ["1Ti", "400Gi", "1.5Ti"], ["1T", "1", "0Gi", "1 Ti", "400GiB"]],
  [scalars.vlanId, "vlanId", [1, 4094], [0, 4095, 1.5, "210"]],
  [scalars.clockTime, "clockTime", ["00:00", "22:00", "23:59"], ["24:00", "7:00", "22:60", "22:00:00", 1320]],
  [
    scalars.calendarDate,
    "calendarDate",
    ["2026-12-01", "2028-02-29"],
    ["2026-02-29", "2026-13-01", "2026-12-1", "01.12.2026", "2026-12-01T00:00Z"],
  ],
  [
    scalars.dateOrInstant,
    "dateOrInstant",
    ["2026-12-01", "2026-12-01T20:00Z", "2026-12-01T20:00:00+01:00"],
    ["2026-02-30", "2026-12-01T20:00", "2026-12-01 20:00Z"],
  ],
  [
    scalars.timeZone,
    "timeZone",
    ["UTC", "Europe/Berlin", "America/Argentina/Salta"],
    ["CET", "europe/berlin", "Europe/", "+01:00"],
  ],
  [scalars.openshiftVersion, "openshiftVersion", ["4.22.8", "4.22.0-rc.1"], ["4.22", 4.22, "v4.22.8", "5.0.0"]],
  [scalars.updateChannel, "updateChannel", ["stable-4.22", "eus-4.22"], ["stable", "4.22", "stable-4.22.8"]],
  [scalars.secretName, "secretName", ["bmc", "git-reader", "a.b"], ["Bmc", '{"auths":{}}', "-a", "a b", "a..b"]],
  [scalars.secretNamePerNode, "secretNamePerNode", ["bmc", "bmc-{node}", "{node}"], ["bmc-{host}", "{node", "-{node}"]],
  [scalars.storageReference, "storageReference", ["netapp-fra/nas", "a/san"], ["netapp-fra", "a/nfs", "a/", "/nas"]],
  [
    scalars.sshPublicKey,
    "sshPublicKey",
    [`ssh-ed25519 ${"A".repeat(68)} ops`, `ssh-rsa ${"A".repeat(372)}==`],
    ["-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-ed25519", "ssh-ed25519 short", "keys/ops.pub"],
  ],
  [scalars.foreignName, "foreignName", ["dvpg-web-*", "Löwe 1"], ["", "a\nb", 5]],
];

describe("scalars", () => {
  test.each(cases)("%#: what has the form is taken, what has not is refused", (schema, _, good, bad) => {
    expect({
      good: good.filter((value) => !schema.safeParse(value).success),
      bad: bad.filter((value) => schema.safeParse(value).success),
    }).toEqual({ good: [], bad: [] });
  });

  test.each(cases)("%#: what is refused is refused in plain words", (schema, _, __, bad) => {
    const messages = bad.flatMap((value) => schema.safeParse(value).error?.issues.map(({ message }) => message) ?? []);
    expect(messages.filter((message) => !/^(?:must (?:be|have|not)|Here stands) /.test(message))).toEqual([]);
  });

  test("what is written is never changed", () => {
    expect(
      cases.flatMap(([schema, , good]) => good.map((value) => Object.is(schema.parse(value), value))).every(Boolean),
    ).toBe(true);
  });

  test("a pasted secret is not repeated in the message", () => {
    const pasted = '{"auths":{"registry.example":{"auth":"c2VjcmV0"}}}';
    expect(scalars.secretName.safeParse(pasted).error?.issues[0]?.message).toMatch(/^Here stands the name of a Secret/);
  });
});
