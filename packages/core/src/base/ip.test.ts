import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, formatIp, formatNetwork, isPrivate, isReservedIn, overlaps, parseIp, parseNetwork } from "./ip.ts";

const network = (text: string) => parseNetwork(text)!;
const ip = (text: string) => parseIp(text)!;

describe("ip", () => {
  test.each(["10.1", "010.1.1.1", "1.2.3.256", "0x7f.1.1.1", "", "10.0.0.1/8", "fe80::1%eth0", "10.0.0.1 "])(
    "%j is no address",
    (text) => {
      expect(parseIp(text)).toBeUndefined();
    },
  );

  test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/", "fd00::/129", "/8"])("%j is no network", (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });

  test("a network written with host bits keeps what was written beside what it is", () => {
    const block = network("10.9.52.150/28");
    expect({ is: formatNetwork(block), given: formatIp({ family: 4, value: block.given }) }).toEqual({
      is: "10.9.52.144/28",
      given: "10.9.52.150",
    });
  });

  test("the first and last address of a network are in it and are no host's", () => {
    const block = network("10.10.1.0/24");
    expect(
      [ip("10.10.1.0"), ip("10.10.1.255"), ip("10.10.1.1")].map((one) => [
        contains(block, one),
        isReservedIn(block, one),
      ]),
    ).toEqual([
      [true, true],
      [true, true],
      [true, false],
    ]);
  });

  test("a network of two addresses has two hosts (RFC 3021)", () => {
    expect(isReservedIn(network("10.0.0.0/31"), ip("10.0.0.0"))).toBe(false);
  });

  test("172.32.0.0/16 is public though it looks private", () => {
    expect(
      ["172.31.0.0/16", "172.32.0.0/16", "172.16.0.0/11", "fd00::/48"].map((text) => isPrivate(network(text))),
    ).toEqual([true, false, false, true]);
  });

  test("addresses of different families are never in each other's networks", () => {
    expect(contains(network("0.0.0.0/0"), ip("::1"))).toBe(false);
    expect(overlaps(network("0.0.0.0/0"), network("::/0"))).toBe(false);
  });

  const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join("."));
  const networks = fc.tuple(octets, fc.nat(32)).map(([address, prefix]) => `${address}/${prefix}`);

  test("an address is printed as it was read", () => {
    fc.assert(fc.property(octets, (text) => formatIp(ip(text)) === text));
  });

  test("two networks overlap exactly if one holds the other's first address", () => {
    fc.assert(
      fc.property(networks, networks, (a, b) => {
        const [one, other] = [network(a), network(b)];
        const holds =
          contains(one, { family: 4, value: other.first }) || contains(other, { family: 4, value: one.first });
        return overlaps(one, other) === holds;
      }),
    );
  });
});
