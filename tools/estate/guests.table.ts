/** A guest system: what the configuration file calls it, what VMware Tools report, and what machines with it are like. */
export interface GuestEntry {
  readonly configured: string;
  readonly reported: string;
  readonly family: "linux" | "windows" | "other";
  /** Share of machines with EFI firmware. */
  readonly efi: number;
  /** Virtual hardware it is mostly on. */
  readonly hardware: readonly number[];
}

const linux = (configured: string, reported: string, efi: number, hardware: readonly number[]): GuestEntry => ({
  configured,
  reported,
  family: "linux",
  efi,
  hardware,
});

const windows = (configured: string, reported: string, efi: number, hardware: readonly number[]): GuestEntry => ({
  configured,
  reported,
  family: "windows",
  efi,
  hardware,
});

const rhel7 = linux("Red Hat Enterprise Linux 7 (64-bit)", "Red Hat Enterprise Linux 7 (64-bit)", 0.05, [11, 13, 14]);
const rhel8 = linux("Red Hat Enterprise Linux 8 (64-bit)", "Red Hat Enterprise Linux 8 (64-bit)", 0.45, [15, 17, 19]);
const rhel9 = linux("Red Hat Enterprise Linux 9 (64-bit)", "Red Hat Enterprise Linux 9 (64-bit)", 0.8, [19, 20, 21]);
const sles12 = linux("SUSE Linux Enterprise 12 (64-bit)", "SUSE Linux Enterprise 12 (64-bit)", 0.1, [13, 14]);
const sles15 = linux("SUSE Linux Enterprise 15 (64-bit)", "SUSE Linux Enterprise 15 (64-bit)", 0.5, [17, 19]);
const ubuntu = linux("Ubuntu Linux (64-bit)", "Ubuntu Linux (64-bit)", 0.5, [17, 19, 20]);
const debian = linux("Debian GNU/Linux 11 (64-bit)", "Debian GNU/Linux 11 (64-bit)", 0.4, [19]);
const oracle8 = linux("Oracle Linux 8 (64-bit)", "Oracle Linux 8 (64-bit)", 0.3, [17, 19]);
const centos7 = linux("CentOS 7 (64-bit)", "CentOS 7 (64-bit)", 0.02, [11, 13]);
const win2012 = windows(
  "Microsoft Windows Server 2012 (64-bit)",
  "Microsoft Windows Server 2012 R2 (64-bit)",
  0.05,
  [10, 11, 13],
);
const win2016 = windows(
  "Microsoft Windows Server 2016 or later (64-bit)",
  "Microsoft Windows Server 2016 (64-bit)",
  0.4,
  [13, 14, 15],
);
const win2019 = windows(
  "Microsoft Windows Server 2019 (64-bit)",
  "Microsoft Windows Server 2019 (64-bit)",
  0.7,
  [15, 17, 19],
);
const win2022 = windows(
  "Microsoft Windows Server 2022 (64-bit)",
  "Microsoft Windows Server 2022 (64-bit)",
  0.95,
  [19, 20, 21],
);
const win2008 = windows(
  "Microsoft Windows Server 2008 R2 (64-bit)",
  "Microsoft Windows Server 2008 R2 (64-bit)",
  0,
  [8, 9, 10],
);
const win2003 = windows(
  "Microsoft Windows Server 2003 (32-bit)",
  "Microsoft Windows Server 2003 Standard (32-bit)",
  0,
  [7, 8],
);
const rhel6 = linux("Red Hat Enterprise Linux 6 (64-bit)", "Red Hat Enterprise Linux 6 (64-bit)", 0, [8, 9, 10]);
const appliance: GuestEntry = {
  configured: "Other 4.x or later Linux (64-bit)",
  reported: "Other 4.x or later Linux (64-bit)",
  family: "other",
  efi: 0.2,
  hardware: [13, 15],
};
const bsd: GuestEntry = {
  configured: "FreeBSD 13 or later versions (64-bit)",
  reported: "FreeBSD 13 (64-bit)",
  family: "other",
  efi: 0.1,
  hardware: [17],
};

type Share = readonly [GuestEntry, number];

const ancient: readonly Share[] = [
  [rhel6, 1.2],
  [win2008, 1.6],
  [win2003, 0.4],
];

/** Guest systems by what a machine does, with their shares. */
export const guests: Readonly<Record<"web" | "app" | "db" | "dmz" | "tool" | "sap", readonly Share[]>> = {
  web: [
    [rhel7, 10],
    [rhel8, 26],
    [rhel9, 20],
    [ubuntu, 18],
    [debian, 4],
    [centos7, 4],
    [win2016, 4],
    [win2019, 8],
    [win2022, 4],
    ...ancient,
  ],
  app: [
    [rhel7, 12],
    [rhel8, 24],
    [rhel9, 14],
    [ubuntu, 8],
    [win2012, 6],
    [win2016, 9],
    [win2019, 15],
    [win2022, 8],
    [centos7, 2],
    ...ancient,
  ],
  db: [
    [rhel7, 12],
    [rhel8, 28],
    [rhel9, 8],
    [oracle8, 12],
    [win2012, 5],
    [win2016, 9],
    [win2019, 16],
    [win2022, 7],
    ...ancient,
  ],
  dmz: [
    [rhel8, 26],
    [rhel9, 24],
    [ubuntu, 18],
    [debian, 10],
    [appliance, 12],
    [bsd, 4],
    [win2019, 4],
  ],
  tool: [
    [rhel7, 8],
    [rhel8, 16],
    [rhel9, 14],
    [ubuntu, 14],
    [debian, 4],
    [win2012, 6],
    [win2016, 8],
    [win2019, 14],
    [win2022, 9],
    [appliance, 5],
    ...ancient,
  ],
  sap: [
    [sles12, 22],
    [sles15, 58],
    [rhel8, 14],
    [win2019, 6],
  ],
};

/** What templates are made for. */
export const templateGuests: readonly GuestEntry[] = [rhel8, rhel9, ubuntu, win2019, win2022];
