/** Notes as people write them, and as programs trip over them. */
export const annotations: readonly string[] = [
  "Do not power off without asking the owner.",
  "Owner: Müller, Änderungen nur nach Rücksprache; Ticket 4711",
  "Migrated from hv-old-07 on 2019-03-02\nSee wiki page 'erp/db'\n\nLast patch: March",
  '=HYPERLINK("http://intranet.nordwind.example","click")',
  "+49 69 5550 1234 (on call)",
  "@ops: reboot on Sundays only",
  '-- legacy, "to be removed"; was: a,b;c\td',
  "<b>important</b> & <i>fragile</i>",
  "literal _x000D_ in a text",
  "数据库服务器 🚚 до переезда",
  "Backup: Veeam [Job Completed 11/15/2026 2:14:51 AM]",
  "True",
  "0123",
  `Long note. ${"It goes on and on. ".repeat(80)}End.`,
];
