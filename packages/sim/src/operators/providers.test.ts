import { describe, expect, test } from "vitest";
import { listAt, textAt } from "../fields.ts";
import { mtvModel } from "./mtv.ts";
import { providersModel } from "./providers.ts";
import { add, find, run, said, scene, secret, thing } from "./scene.fixture.ts";

const version = "forklift.konveyor.io/v1beta1";
const models = [mtvModel, providersModel];
const controller = thing(version, "ForkliftController", "openshift-mtv/forklift-controller", { spec: {} });
const provider = (type: string, url?: string, secretName = "login") =>
  thing(version, "Provider", "openshift-mtv/source", {
    spec: { secret: { name: secretName, namespace: "openshift-mtv" }, type, ...(url === undefined ? {} : { url }) },
  });
const vcenter = provider("vsphere", "https://vcenter.example/sdk");
const phaseOf = async (cluster: Awaited<ReturnType<typeof scene>>, name = "source") =>
  textAt(await find(cluster, version, "Provider", `openshift-mtv/${name}`), "status", "phase");

describe("Forklift", () => {
  test("deploys its engine, makes the provider of its own cluster, and loads inventories", async () => {
    const cluster = await scene(controller, vcenter, secret("openshift-mtv/login", "user", "password", "ca.crt"));
    await run(cluster, models, 60_000);
    const deploying = await find(cluster, version, "ForkliftController", "openshift-mtv/forklift-controller");
    expect([said(deploying), await phaseOf(cluster)]).toEqual([
      ["Running True Running: Running reconciliation"],
      undefined,
    ]);
    await run(cluster, models, 70_000);
    expect(await phaseOf(cluster)).toBe("Staging");
    const { rests } = await run(cluster, models, 60_000);
    const ready = await find(cluster, version, "Provider", "openshift-mtv/source");
    expect({ rests, host: await phaseOf(cluster, "host"), phase: await phaseOf(cluster), said: said(ready) }).toEqual({
      rests: true,
      host: "Ready",
      phase: "Ready",
      said: [
        "ConnectionTestSucceeded True Tested: Connection test, succeeded.",
        "Validated True Completed: Validation has been completed.",
        "InventoryCreated True Completed: The inventory has been loaded.",
        "Ready True : The provider is ready.",
      ],
    });
    const done = await find(cluster, version, "ForkliftController", "openshift-mtv/forklift-controller");
    expect(said(done)).toEqual([
      "Running True Successful: Awaiting next reconciliation",
      "Successful True Successful: Last reconciliation succeeded",
    ]);
  });

  test.each([
    ["has no Secret", vcenter, [], ["SecretNotValid True NotFound: The `secret` is not valid.", []]],
    [
      "has a Secret without its keys",
      vcenter,
      ["user"],
      ["SecretNotValid True DataErr: The `secret` is not valid.", ["password", "ca.crt"]],
    ],
    [
      "has a Secret without a token",
      provider("openshift", "https://api.example:6443"),
      ["ca.crt"],
      ["SecretNotValid True DataErr: The `secret` is not valid.", ["token"]],
    ],
    [
      "names no Secret",
      provider("vsphere", "https://vcenter.example/sdk", ""),
      [],
      ["SecretNotValid True NotSet: The `secret` is not valid.", []],
    ],
    ["has no URL", provider("vsphere"), [], ["UrlNotValid True Malformed: The `url` is malformed", []]],
    [
      "is of an unknown type",
      provider("xen", "https://xen.example"),
      [],
      ["ProviderTypeNotSupported True NotSupported: The `type` must be: [openshift vsphere]", []],
    ],
  ])("says of a provider that it %s", async (_, object, keys, [words, items]) => {
    const secrets = keys.length === 0 ? [] : [secret("openshift-mtv/login", ...keys)];
    const cluster = await scene(controller, object, ...secrets);
    await run(cluster, models, 600_000);
    const found = await find(cluster, version, "Provider", "openshift-mtv/source");
    expect([
      said(found),
      textAt(found, "status", "phase"),
      listAt(listAt(found, "status", "conditions")[0], "items"),
    ]).toEqual([[words], "ValidationFailed", items]);
  });

  test("goes on when the Secret comes, and loads the inventory anew when the provider changes", async () => {
    const cluster = await scene(controller, vcenter);
    await run(cluster, models, 600_000);
    await add(cluster, secret("openshift-mtv/login", "user", "password", "ca.crt"));
    await run(cluster, models, 60_000);
    expect(await phaseOf(cluster)).toBe("Ready");
    await add(cluster, provider("vsphere", "https://other.example/sdk"));
    await run(cluster, models, 1_000);
    expect(await phaseOf(cluster)).toBe("Staging");
    await run(cluster, models, 60_000);
    expect(await phaseOf(cluster)).toBe("Ready");
  });

  test("warns of a provider whose certificate nobody checks", async () => {
    const login = {
      ...secret("openshift-mtv/login"),
      data: { insecureSkipVerify: "dHJ1ZQ==", password: "eA==", user: "eA==" },
    };
    const cluster = await scene(controller, vcenter, login);
    await run(cluster, models, 600_000);
    expect(said(await find(cluster, version, "Provider", "openshift-mtv/source"))[1]).toBe(
      "ConnectionInsecure True SkipTLSVerification: TLS is susceptible to machine-in-the-middle attacks when certificate verification is skipped.",
    );
  });
});
