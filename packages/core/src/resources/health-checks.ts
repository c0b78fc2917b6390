/**
 * Health of kinds that Argo CD has no opinion of, in Lua, for the field `resourceHealthChecks` of an ArgoCD. An
 * Application that waits for another in a sync wave waits for nothing where the kind has no check.
 * Argo CD runs them with Lua's base and table libraries only. The text must not hold two opening braces in a row: ACM's
 * policies would take them for a template.
 */
export interface HealthCheck {
  readonly group: string;
  readonly kind: string;
  readonly check: string;
}

/** Sorted by group and kind. */
export const healthChecks: readonly HealthCheck[] = [
  { group: "agent-install.openshift.io", kind: "AgentServiceConfig", check: byCondition("DeploymentsHealthy") },
  { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition", check: definitionHealth() },
  { group: "argoproj.io", kind: "Application", check: applicationHealth() },
  { group: "argoproj.io", kind: "ArgoCD", check: byPhase("Available", "Failed") },
  { group: "hco.kubevirt.io", kind: "HyperConverged", check: byCondition("Available") },
  { group: "nmstate.io", kind: "NMState", check: byCondition("Available") },
  { group: "nmstate.io", kind: "NodeNetworkConfigurationPolicy", check: nodeNetworkHealth() },
  { group: "operator.open-cluster-management.io", kind: "MultiClusterHub", check: byPhase("Running", "Error") },
  { group: "policy.open-cluster-management.io", kind: "Policy", check: policyHealth() },
];

/** Healthy once the condition is true; what the operator says about it until then is the message. */
function byCondition(type: string): string {
  return `local hs = {}
hs.status = "Progressing"
hs.message = "waiting for condition ${type}"
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "${type}" then
      hs.message = condition.message or condition.reason or ""
      if condition.status == "True" then
        hs.status = "Healthy"
      end
    end
  end
end
return hs
`;
}

function byPhase(healthy: string, degraded: string): string {
  return `local hs = {}
hs.status = "Progressing"
hs.message = "waiting for phase ${healthy}"
if obj.status ~= nil and obj.status.phase ~= nil then
  hs.message = "phase " .. obj.status.phase
  if obj.status.phase == "${healthy}" then
    hs.status = "Healthy"
  elseif obj.status.phase == "${degraded}" then
    hs.status = "Degraded"
  end
end
return hs
`;
}

/**
 * An Application counts as healthy when what it holds is healthy and its last sync went through: Argo CD does not count
 * what is missing, so the health of an Application that has not been synced yet says nothing (since Argo CD 3.0).
 * One that is out of sync after a good sync of this very revision keeps something that a sync does not remove; that
 * must not hold the others.
 */
function applicationHealth(): string {
  return `local hs = {}
hs.status = "Progressing"
hs.message = "waiting for the first comparison"
if obj.status == nil or obj.status.health == nil or obj.status.sync == nil then
  return hs
end
local health = obj.status.health.status
local sync = obj.status.sync
local operation = obj.status.operationState
if operation ~= nil and operation.phase == "Running" then
  hs.message = operation.message or "a sync is running"
  return hs
end
if operation ~= nil and (operation.phase == "Failed" or operation.phase == "Error") then
  hs.status = "Degraded"
  hs.message = operation.message or "the last sync failed"
  return hs
end
if health ~= nil and health ~= "Healthy" and health ~= "Missing" then
  hs.status = health
  hs.message = obj.status.health.message or ""
  return hs
end
if sync.status == "Synced" and health == "Healthy" then
  hs.status = "Healthy"
  hs.message = ""
  return hs
end
local synced = operation ~= nil and operation.phase == "Succeeded" and operation.syncResult ~= nil
if sync.status == "OutOfSync" and health == "Healthy" and synced and operation.syncResult.revision == sync.revision then
  hs.status = "Healthy"
  hs.message = "out of sync after a sync of this revision: something is left that is not removed by itself"
  return hs
end
hs.message = "waiting for a sync"
local condition = (obj.status.conditions or {})[1]
if condition ~= nil then
  hs.message = condition.type .. ": " .. (condition.message or "")
end
return hs
`;
}

/**
 * Like Argo CD's own check, but a definition that is not established yet is healthy. Argo CD (3.5) marks no definition as
 * an Application's, so that nobody tells it when one gets established: it would see it in its next round, minutes later,
 * and everything of a hub would wait. It takes the server seconds, and an object that comes sooner is tried again.
 */
function definitionHealth(): string {
  return `local hs = {}
hs.status = "Healthy"
hs.message = ""
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "NamesAccepted" and condition.status == "False" then
      hs.status = "Degraded"
      hs.message = condition.message or ""
    elseif condition.type == "NonStructuralSchema" and condition.status == "True" then
      hs.status = "Degraded"
      hs.message = condition.message or ""
    end
  end
end
return hs
`;
}

/**
 * Like Argo CD's own check, but a policy for a node that has not joined yet is healthy: a machine stands in Git before it
 * is installed, and nothing else of the cluster should wait for it.
 */
function nodeNetworkHealth(): string {
  return `local hs = {}
hs.status = "Progressing"
hs.message = "waiting for condition Available"
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.status == "True" then
      if condition.type == "Available" then
        hs.status = "Healthy"
        hs.message = condition.message or ""
      elseif condition.type == "Degraded" then
        hs.status = "Degraded"
        hs.message = condition.message or ""
      elseif condition.type == "Ignored" then
        hs.status = "Healthy"
        hs.message = "no node yet: " .. (condition.message or "")
      end
    end
  end
end
return hs
`;
}

/**
 * A Policy is healthy when it is there. Argo CD's own check calls the hub degraded while any managed cluster does not
 * comply, one that is being installed for instance, and everything on the hub would wait for that cluster.
 */
function policyHealth(): string {
  return `local hs = {}
hs.status = "Healthy"
hs.message = "not placed on a cluster"
if obj.status ~= nil and obj.status.status ~= nil then
  local others = {}
  for _, cluster in ipairs(obj.status.status) do
    if cluster.compliant ~= "Compliant" then
      table.insert(others, cluster.clustername)
    end
  end
  if #others == 0 then
    hs.message = "all clusters comply"
  else
    hs.message = "does not comply yet: " .. table.concat(others, ", ")
  end
end
return hs
`;
}
