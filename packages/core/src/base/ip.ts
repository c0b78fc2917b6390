import ipaddr from "ipaddr.js";

/**
 * Addresses and networks as numbers. Texts are taken in their one plain form only: four decimal octets without leading
 * zeros (others read those as octal), or IPv6; a prefix length is a bare number.
 */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** `first` is the network's own address; `given` is what was written, which may have host bits set. */
export interface IpNetwork {
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly given: bigint;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads an address; undefined if the text is none. */
export function parseIp(text: string): IpAddress | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text))
    return { family: 4, value: toValue(ipaddr.IPv4.parse(text).toByteArray()) };
  if (text.includes(":") && !text.includes("%") && ipaddr.IPv6.isValid(text)) {
    return { family: 6, value: toValue(ipaddr.IPv6.parse(text).toByteArray()) };
  }
  return undefined;
}

/** Reads `address/prefix`; undefined if the text is no network. */
export function parseNetwork(text: string): IpNetwork | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const address = match?.[1] === undefined ? undefined : parseIp(match[1]);
  const prefix = Number(match?.[2]);
  if (address === undefined || prefix > bitsOf(address.family)) return undefined;
  const size = 1n << BigInt(bitsOf(address.family) - prefix);
  const first = (address.value / size) * size;
  return { family: address.family, prefix, given: address.value, first, last: first + size - 1n };
}

/** Whether the address lies in the network, its first and last address included. */
export function contains(network: IpNetwork, address: IpAddress): boolean {
  return network.family === address.family && network.first <= address.value && address.value <= network.last;
}

/** Whether two networks have an address in common. */
export function overlaps(a: IpNetwork, b: IpNetwork): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Whether the address, though inside, is none for a host: the network itself or its broadcast. */
export function isReservedIn(network: IpNetwork, address: IpAddress): boolean {
  if (network.family === 6 || network.prefix >= 31) return false;
  return address.value === network.first || address.value === network.last;
}

/** `10.10.1.0/24`, without host bits. */
export function formatNetwork(network: IpNetwork): string {
  return `${formatIp({ family: network.family, value: network.first })}/${network.prefix}`;
}

export function formatIp(address: IpAddress): string {
  const length = bitsOf(address.family) / 8;
  const bytes = Array.from({ length }, (_, index) =>
    Number((address.value >> BigInt(8 * (length - 1 - index))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** Networks that are private by agreement: RFC 1918, shared space of RFC 6598, unique local RFC 4193. */
const privateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"].map(
  parseNetwork,
);

/** Whether the network lies whole in space that nobody on the internet owns. */
export function isPrivate(network: IpNetwork): boolean {
  return privateNetworks.some(
    (one) =>
      one !== undefined && one.family === network.family && one.first <= network.first && network.last <= one.last,
  );
}

function bitsOf(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}

function toValue(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
