/** What the check of the whole rulebook found, worst first, each with its ways out. */
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { CheckReport } from "../gen/types/CheckReport";
import type { Finding } from "../gen/types/Finding";
import type { LinkKey } from "../gen/types/LinkKey";
import { useCommandQuery } from "../platform/query";
import { FailedState } from "../shared/FailedState";
import { countOf } from "../shared/format";
import { TextSkeleton } from "../shared/Skeletons";
import classes from "./FindingList.module.css";
import { FindingView } from "./links/FindingView";
import { linkOf } from "./links/linkKey";
import { screens } from "./screens";
import { useSelection } from "./selection";
import { useGoTo } from "./useGoTo";

/** The gravest; a longer page costs a window memory for every screen's height of it. */
const PART = 10;

function ShowButton({ link }: { link: LinkKey }) {
  const goTo = useGoTo();
  const target = screens.find(({ path }) => path === "/map") ?? screens.find(({ aside }) => aside);
  if (target === undefined) return null;
  const show = () => {
    useSelection.getState().chooseLink(link);
    goTo(target.path);
  };
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      justify="start"
      style={{ justifySelf: "start" }}
      onClick={show}
    >
      Show
    </Button>
  );
}

/** A finding with its ways out, and the way to the link it is about. */
export function FindingLine({ finding }: { finding: Finding }) {
  const link = linkOf(finding);
  return (
    <li className={classes.line}>
      <FindingView finding={finding} actions={link && <ShowButton link={link} />} />
    </li>
  );
}

function Found({ findings, counts }: CheckReport) {
  const [shown, setShown] = useState(PART);
  if (findings.length === 0) {
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={16} aria-hidden /> No loops, no links to products that are gone, no
        upsell to a cheaper product.
      </p>
    );
  }
  const more = counts.errors + counts.warnings + counts.notes - shown;
  return (
    <>
      <ul className={classes.list}>
        {findings.slice(0, shown).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <FindingLine key={at} finding={finding} />
        ))}
      </ul>
      {more > 0 && (
        <p className={classes.more}>
          <span className="faint">and {countOf(more, "further finding")}</span>
          {findings.length > shown && (
            <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 4 * PART)}>
              Show more
            </Button>
          )}
        </p>
      )}
    </>
  );
}

export function FindingList() {
  const check = useCommandQuery("checkRulebook", {}, { keepPrevious: true });
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className={classes.heading}>
        Needs attention
      </h2>
      {check.isPending && <TextSkeleton />}
      {check.isError && <FailedState fault={check.error} onRetry={() => void check.refetch()} />}
      {check.data && <Found {...check.data} />}
    </section>
  );
}
