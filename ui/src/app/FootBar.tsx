/** The truth about the rulebook, on every screen: loops, coverage, counts, saved, undo. */
import { Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconCircleX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Coverage } from "../gen/types/Coverage";
import type { LoopStatus } from "../gen/types/LoopStatus";
import type { WorkspaceStatus } from "../gen/types/WorkspaceStatus";
import { countOf, formatCount, formatMoment, formatPercent } from "../shared/format";
import classes from "./FootBar.module.css";
import { JobProgress } from "./JobProgress";
import { useUndo } from "./undo";
import { useGoTo } from "./useGoTo";

function Loops({ loops }: { loops: LoopStatus }) {
  const { blocked, warned } = loops;
  const goTo = useGoTo();
  const look: [ReactNode, string, string] =
    blocked > 0
      ? [<IconCircleX key="x" size={14} />, classes.error ?? "", countOf(blocked, "loop")]
      : warned > 0
        ? [
            <IconAlertTriangle key="w" size={14} />,
            classes.warning ?? "",
            `${countOf(warned, "loop")} to look at`,
          ]
        : [<IconCircleCheck key="c" size={14} />, classes.ok ?? "", "no loops"];
  return (
    <UnstyledButton className={classes.item} onClick={() => goTo("/")}>
      <span className={look[1]}>{look[0]}</span>
      {look[2]}
    </UnstyledButton>
  );
}

/** How coverage is counted, in words. */
export function coverageExplained({ covered, active, share, goal }: Coverage): string {
  if (share === null) return "No active product yet, so there is nothing to cover";
  const left = Math.max(0, Math.ceil(goal * active) - covered);
  const rest = left === 0 ? "the goal is reached" : `${formatCount(left)} more reach the goal`;
  return `${formatCount(covered)} of ${countOf(active, "active product")} trigger at least one link; ${rest}`;
}

function CoverageFigure({ coverage }: { coverage: Coverage }) {
  const goTo = useGoTo();
  const { share, goal } = coverage;
  return (
    <Tooltip label={coverageExplained(coverage)} multiline maw={320}>
      <UnstyledButton className={classes.item} onClick={() => goTo("/")}>
        coverage {share === null ? "–" : formatPercent(share)} of {formatPercent(goal)}
        <span className={classes.meter} aria-hidden>
          <span
            className={classes.fill}
            style={{ width: `${Math.min(100, (share ?? 0) * 100)}%` }}
            data-reached={(share ?? 0) >= goal}
          />
          <span className={classes.goal} style={{ left: `${goal * 100}%` }} />
        </span>
      </UnstyledButton>
    </Tooltip>
  );
}

function UndoButtons({ workspace }: { workspace: WorkspaceStatus }) {
  const { undo, redo } = useUndo();
  return (
    <>
      {workspace.undo !== null && (
        <UnstyledButton className={classes.undo} onClick={undo} title={`Undo: ${workspace.undo}`}>
          <IconArrowBackUp size={14} aria-hidden />
          <span className={classes.label}>Undo: {workspace.undo}</span>
        </UnstyledButton>
      )}
      {workspace.redo !== null && (
        <Tooltip label={`Redo: ${workspace.redo}`}>
          <UnstyledButton
            className={classes.item}
            onClick={redo}
            aria-label={`Redo: ${workspace.redo}`}
          >
            <IconArrowForwardUp size={14} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      )}
    </>
  );
}

export function FootBar({ workspace }: { workspace: WorkspaceStatus }) {
  const { loops, coverage, links, rules, products, saved_at } = workspace;
  return (
    <>
      <Loops loops={loops} />
      <CoverageFigure coverage={coverage} />
      <span className={classes.plain}>
        {countOf(links, "link")}
        {rules > 0 && ` · ${countOf(rules, "rule")}`} · {countOf(products, "product")}
      </span>
      <span className={classes.plain}>
        {saved_at === null ? "nothing changed yet" : `saved ${formatMoment(saved_at)}`}
      </span>
      <JobProgress />
      <span className={classes.gap} />
      <UndoButtons workspace={workspace} />
    </>
  );
}
