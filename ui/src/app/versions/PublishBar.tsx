/** On every screen: whether it shows the draft or what is live, how far the two are apart, and the way to publish. */
import { Button, Tooltip } from "@mantine/core";
import { IconBroadcast, IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { PublishStatus } from "../../gen/types/PublishStatus";
import { countOf } from "../../shared/format";
import { useGoTo } from "../useGoTo";
import { DRAFT, draftState, versionTitle } from "./names";
import classes from "./PublishBar.module.css";
import { useShowing } from "./showing";

function explained({ live, changes }: PublishStatus): string {
  if (live === null) return "Shoppers see nothing yet: publish the draft to begin";
  if (changes === 0) return `Shoppers see version ${live}, and the draft is the same`;
  return `Shoppers see version ${live}; the draft differs from it in ${countOf(changes, "item")}`;
}

export function PublishBar({ publishing }: { publishing: PublishStatus }) {
  const showing = useShowing();
  const goTo = useGoTo();
  const draft = showing === DRAFT;
  const Icon = draft ? IconPencil : IconBroadcast;
  const waiting = publishing.live === null || publishing.changes > 0;
  return (
    <>
      <Tooltip label={explained(publishing)} multiline maw={320}>
        <Link to={"/versions" as "/"} className={classes.chip} data-draft={draft} draggable={false}>
          <Icon size={14} stroke={1.75} aria-hidden />
          <span className="visually-hidden">This screen shows: </span>
          <span className={classes.words}>
            {draft ? draftState(publishing) : versionTitle(showing, publishing.live)}
          </span>
        </Link>
      </Tooltip>
      <Button
        size="compact-sm"
        variant={waiting ? "filled" : "default"}
        className={classes.publish}
        onClick={() => goTo("/publish")}
      >
        Publish
      </Button>
    </>
  );
}
