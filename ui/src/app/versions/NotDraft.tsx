/** Said beside what is not the draft's: what one edits does not change it. */
import { Button } from "@mantine/core";
import { IconBroadcast } from "@tabler/icons-react";
import { changeSituation, useSituation } from "../situation";
import classes from "./NotDraft.module.css";
import { DRAFT, versionTitle } from "./names";
import { useVersions } from "./useVersions";

/** Nothing for the draft. */
export function NotDraft() {
  const version = useSituation((situation) => situation.version);
  const { live } = useVersions();
  if (version === DRAFT) return null;
  return (
    <p className={classes.notDraft} role="status">
      <IconBroadcast size={14} aria-hidden />
      <span>
        <b>{versionTitle(version, live)}</b>: edits go to the draft and do not show here.
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => changeSituation({ version: DRAFT })}
      >
        Show the draft
      </Button>
    </p>
  );
}
