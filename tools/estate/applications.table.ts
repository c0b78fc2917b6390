/** What a part of an application does; it decides networks, sizes and guest systems. */
export type Role = "web" | "app" | "db" | "dmz" | "tool";

export interface ApplicationEntry {
  /** `erp`; its groups are `erp-db`, `erp-app`, and `erp-db-test` for another environment. */
  readonly name: string;
  readonly owner: string;
  readonly tier: "gold" | "silver" | "bronze";
  /** Parts and how many machines they have in production. */
  readonly parts: Readonly<Partial<Record<Role, number>>>;
}

/** The applications of an industrial company of some size, the large ones first. */
export const applications: readonly ApplicationEntry[] = [
  { name: "erp", owner: "sap", tier: "gold", parts: { db: 6, app: 18, web: 4 } },
  { name: "crm", owner: "sales", tier: "gold", parts: { db: 4, app: 8, web: 6 } },
  { name: "shop", owner: "web", tier: "gold", parts: { db: 4, app: 10, web: 14, dmz: 6 } },
  { name: "bw", owner: "sap", tier: "silver", parts: { db: 4, app: 10 } },
  { name: "mes", owner: "production", tier: "gold", parts: { db: 4, app: 12, tool: 4 } },
  { name: "wms", owner: "logistics", tier: "gold", parts: { db: 3, app: 8, web: 3 } },
  { name: "plm", owner: "engineering", tier: "silver", parts: { db: 3, app: 9 } },
  { name: "dwh", owner: "data", tier: "silver", parts: { db: 5, app: 10 } },
  { name: "hr", owner: "hr", tier: "silver", parts: { db: 2, app: 4, web: 2 } },
  { name: "mail", owner: "workplace", tier: "gold", parts: { app: 8, dmz: 4 } },
  { name: "files", owner: "workplace", tier: "silver", parts: { tool: 10 } },
  { name: "print", owner: "workplace", tier: "bronze", parts: { tool: 5 } },
  { name: "dns", owner: "network", tier: "gold", parts: { tool: 6, dmz: 2 } },
  { name: "monitoring", owner: "operations", tier: "silver", parts: { db: 2, tool: 8 } },
  { name: "logging", owner: "operations", tier: "silver", parts: { tool: 12 } },
  { name: "backup", owner: "operations", tier: "silver", parts: { tool: 6 } },
  { name: "ci", owner: "engineering", tier: "bronze", parts: { tool: 16 } },
  { name: "git", owner: "engineering", tier: "silver", parts: { db: 1, app: 3 } },
  { name: "wiki", owner: "workplace", tier: "bronze", parts: { db: 1, app: 2 } },
  { name: "portal", owner: "web", tier: "silver", parts: { db: 2, app: 4, web: 4, dmz: 3 } },
  { name: "partner", owner: "sales", tier: "silver", parts: { db: 2, app: 4, dmz: 4 } },
  { name: "billing", owner: "finance", tier: "gold", parts: { db: 3, app: 6 } },
  { name: "treasury", owner: "finance", tier: "gold", parts: { db: 2, app: 3 } },
  { name: "payroll", owner: "hr", tier: "gold", parts: { db: 2, app: 3 } },
  { name: "archive", owner: "finance", tier: "bronze", parts: { db: 2, tool: 6 } },
  { name: "scm", owner: "logistics", tier: "silver", parts: { db: 3, app: 7 } },
  { name: "fleet", owner: "logistics", tier: "bronze", parts: { db: 1, app: 3, web: 2 } },
  { name: "quality", owner: "production", tier: "silver", parts: { db: 2, app: 5 } },
  { name: "scada", owner: "production", tier: "gold", parts: { db: 2, tool: 8 } },
  { name: "cad", owner: "engineering", tier: "bronze", parts: { tool: 12 } },
  { name: "license", owner: "engineering", tier: "silver", parts: { tool: 4 } },
  { name: "iam", owner: "security", tier: "gold", parts: { db: 2, app: 6, dmz: 2 } },
  { name: "pki", owner: "security", tier: "gold", parts: { tool: 4 } },
  { name: "siem", owner: "security", tier: "silver", parts: { db: 3, tool: 7 } },
  { name: "proxy", owner: "network", tier: "silver", parts: { dmz: 6 } },
  { name: "vpn", owner: "network", tier: "gold", parts: { dmz: 4 } },
  { name: "voip", owner: "workplace", tier: "silver", parts: { app: 6, dmz: 2 } },
  { name: "intranet", owner: "web", tier: "bronze", parts: { db: 1, web: 4 } },
  { name: "forecast", owner: "data", tier: "bronze", parts: { db: 1, app: 5 } },
  { name: "lab", owner: "engineering", tier: "bronze", parts: { tool: 14 } },
];
