/** Where the shop stands: coverage against its goal, what needs a decision, and what was done last. */
import { Button } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import type { WorkspaceStatus } from "../gen/types/WorkspaceStatus";
import { useCommandQuery } from "../platform/query";
import { EmptyState } from "../shared/EmptyState";
import { formatCount, formatPercent } from "../shared/format";
import { Screen } from "../shared/Screen";
import { ActivityList } from "./ActivityList";
import { FindingList } from "./FindingList";
import { coverageExplained } from "./FootBar";
import classes from "./HomeScreen.module.css";
import { screenAt } from "./screens";
import { useGoTo } from "./useGoTo";

/** The active products that trigger no link, as the products screen takes it from its address. */
const GAPS = { without: 1, status: "active" };

function Coverage({ workspace }: { workspace: WorkspaceStatus }) {
  const { coverage } = workspace;
  const goTo = useGoTo();
  const gaps = coverage.active - coverage.covered;
  return (
    <section className={classes.card} aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <div className={classes.big}>
        <span className="figure">
          {coverage.share === null ? "–" : formatPercent(coverage.share)}
        </span>
        <span className="faint">of {formatPercent(coverage.goal)}</span>
      </div>
      <div className={classes.meter} aria-hidden>
        <span style={{ width: `${(coverage.share ?? 0) * 100}%` }} />
        <i style={{ left: `${coverage.goal * 100}%` }} />
      </div>
      <p className={classes.explained}>{coverageExplained(coverage)}.</p>
      {gaps > 0 && screenAt("/products") && (
        <Button variant="default" mt={12} onClick={() => goTo("/products", GAPS)}>
          Show the {formatCount(gaps)} that {gaps === 1 ? "shows" : "show"} nothing
        </Button>
      )}
    </section>
  );
}

function Counts({ workspace }: { workspace: WorkspaceStatus }) {
  const figures = [
    ["Products", workspace.products],
    ["Active", workspace.active_products],
    ["Links", workspace.links],
    ["Orders", workspace.orders],
  ] as const;
  return (
    <section className={classes.card} aria-labelledby="counts">
      <h2 id="counts">In this workspace</h2>
      <dl className={classes.counts}>
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function NoProducts() {
  const goTo = useGoTo();
  return (
    <EmptyState
      icon={<IconPackage size={24} />}
      title="No products yet"
      actions={
        screenAt("/products") && <Button onClick={() => goTo("/products")}>Add products</Button>
      }
    >
      Import a product list, or open the sample shop from the menu at the top left to look around
      first.
    </EmptyState>
  );
}

export default function HomeScreen() {
  const status = useCommandQuery("workspaceStatus", {});
  const workspace = status.data?.workspace;
  if (!workspace) return null;
  if (workspace.products === 0) {
    return (
      <Screen title="Home">
        <NoProducts />
      </Screen>
    );
  }
  return (
    <Screen title="Home" detail={workspace.name}>
      <div className={classes.page}>
        <div className={classes.cards}>
          <Coverage workspace={workspace} />
          <Counts workspace={workspace} />
        </div>
        <div className={classes.lists}>
          <FindingList />
          <section aria-labelledby="lately">
            <h2 id="lately" className={classes.heading}>
              Done lately
            </h2>
            <ActivityList limit={8} />
          </section>
        </div>
      </div>
    </Screen>
  );
}
