import type { Explanations } from "./explanation.ts";

export const inventory: Explanations<"inventory"> = {
  "inventory/conflicting-dates": {
    meaning:
      "Dates of an export can be read as day/month or as month/day, and no date of it decides: in none is the day after the twelfth.",
    why: "A snapshot's age would be guessed. The dates count as unknown.",
    fix: "Say `--date-order day-first` or `--date-order month-first`.",
    example: {
      wrong: "vmf import rvtools export.xlsx",
      right: "vmf import rvtools export.xlsx --date-order day-first",
      language: "sh",
    },
  },
  "inventory/conflicting-end": {
    meaning:
      "The last line of an inventory file says how many records it has and what their hash is, and the file is otherwise.",
    why: "It was changed or damaged after it was written: nobody could tell which machines a plan was made from.",
    fix: "Import the estate again, or take the file from a backup.",
    example: { wrong: '{"end":{"counts":{"machine":1200}}}   with 1199 lines of machines', language: "text" },
  },
  "inventory/conflicting-machine": {
    meaning:
      "A row of an export names a machine, and several machines have that name; nothing else in the row tells which one is meant.",
    why: "A disk or address at the wrong machine is worse than one that is unknown. The row is left out.",
    fix: "Export with the columns `VM ID` and `VM UUID`.",
    example: {
      wrong: "VM,Disk\nweb-01,Hard disk 1",
      right: "VM,VM ID,Disk\nweb-01,vm-101,Hard disk 1",
      language: "csv",
    },
  },
  "inventory/duplicate-machine": {
    meaning: "Two rows of the tab of machines are about the same machine.",
    why: "It would be counted and moved twice. The later row is left out.",
    fix: "Export again; an export that was put together by hand has it from two files.",
    example: { wrong: "VM,VM ID\nweb-01,vm-101\nweb-01,vm-101", right: "VM,VM ID\nweb-01,vm-101", language: "csv" },
  },
  "inventory/duplicate-record": {
    meaning: "Two lines of an inventory file are about the same thing.",
    why: "Which of them is true nobody could tell.",
    fix: "Import the estate again; vmf never writes a record twice.",
    example: { wrong: '{"machine":{"key":"vc/vm-101"}}\n{"machine":{"key":"vc/vm-101"}}', language: "text" },
  },
  "inventory/exceeds-header": {
    meaning: "The header of a column is far longer than any of RVTools. The column is not read.",
    why: "It is probably text in the wrong place.",
    fix: "Shorten the header if the column holds something that the migration needs.",
    example: {
      wrong: "VM,This column holds the name of the department that … and so on",
      right: "VM,Department",
      language: "csv",
    },
  },
  "inventory/exceeds-line": {
    meaning: "A line of an inventory file is longer than any that vmf writes. Reading ends there.",
    why: "The file is something else, and reading on could fill the memory.",
    fix: "Name a file that `vmf import` or `vmf discover` wrote.",
    example: {
      wrong: "vmf assess --inventory backup.img",
      right: "vmf assess --inventory inventory/2026-12-01.jsonl",
      language: "sh",
    },
  },
  "inventory/missing-column": {
    meaning: "The tab vInfo has no column with the names of machines.",
    why: "None of its rows can be read.",
    fix: "Give the column its header `VM` back, or export again.",
    example: {
      wrong: "Name of machine,Powerstate\nweb-01,poweredOn",
      right: "VM,Powerstate\nweb-01,poweredOn",
      language: "csv",
    },
  },
  "inventory/missing-end": {
    meaning: "An inventory file has no last line that closes it.",
    why: "It was cut: a plan made from half an estate would leave the other half behind.",
    fix: "Copy it again, or import the estate again.",
    example: {
      wrong: '{"format":"vmfactory.io/inventory","version":1}\n{"machine":{"key":"vc/vm-101"}}',
      language: "text",
    },
  },
  "inventory/missing-header": {
    meaning: "A file is empty, or its first line does not say that it is an inventory.",
    why: "It is something else.",
    fix: "Name a file that `vmf import` or `vmf discover` wrote. A workbook is imported first.",
    example: {
      wrong: "vmf assess --inventory export.xlsx",
      right: "vmf import rvtools export.xlsx && vmf assess",
      language: "sh",
    },
  },
  "inventory/missing-name": {
    meaning: "Rows of a tab have no name of a machine. They are left out.",
    why: "Without its name nobody can tell which machine a row is about.",
    fix: "Fill the column in, or delete the rows if they are empty.",
    example: { wrong: "VM,Powerstate\n,poweredOn", right: "VM,Powerstate\nweb-01,poweredOn", language: "csv" },
  },
  "inventory/missing-tab": {
    meaning: "An export has no tab vInfo, the one that lists the machines.",
    why: "There is nothing to import.",
    fix: "Export all tabs with RVTools, or at least vInfo.",
    example: { wrong: "RVTools.exe -c ExportvDisk2xlsx", right: "RVTools.exe -c ExportAll2xlsx", language: "text" },
  },
  "inventory/missing-vcenter": {
    meaning: "An export does not say which vCenter its machines come from.",
    why: "Machines of different vCenters could not be told apart, and which source they belong to is open.",
    fix: "Say the vCenter's name with `--vcenter NAME`, or export the tab vSource too.",
    example: {
      wrong: "vmf import rvtools export.xlsx",
      right: "vmf import rvtools export.xlsx --vcenter vcenter.fra.nordwind.example",
      language: "sh",
    },
  },
  "inventory/unknown-machine": {
    meaning: "Rows of a tab are about machines that vInfo does not list. They are left out.",
    why: "The tab was exported at another moment than vInfo, or rows of vInfo were deleted: then their disks and networks are missing too.",
    fix: "Export all tabs in one go.",
    example: { wrong: "VM,Disk\nweb-02,Hard disk 1    (vInfo has web-01 alone)", language: "csv" },
  },
  "inventory/unsupported-line": {
    meaning:
      "A line of an inventory file is no record: no JSON, of an unknown kind, without a field that it must have, or behind the line that closes the file.",
    why: "Something of the estate would be missing without a word.",
    fix: "Import the estate again. Such files are not made for editing.",
    example: { wrong: '{"machine":{"name":"web-01"}}   (it has no key)', language: "text" },
  },
  "inventory/unsupported-value": {
    meaning:
      "Cells of a column do not hold what the column says: a text where a number is wanted, a word that RVTools does not use.",
    why: "The values count as unknown, never as zero: the assessment says so where it needs them.",
    fix: "Correct the cells, or leave them empty.",
    example: { wrong: "VM,CPUs\nweb-01,many", right: "VM,CPUs\nweb-01,4", language: "csv" },
  },
  "inventory/unsupported-version": {
    meaning: "An inventory file is of a version that this vmf does not read.",
    why: "It may hold what this vmf does not understand.",
    fix: "Use the vmf that wrote it, or a newer one, or import the estate again.",
    example: { wrong: '{"format":"vmfactory.io/inventory","version":9}', language: "text" },
  },
};
