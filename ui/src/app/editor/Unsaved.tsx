/**
 * Said below a form with edits that are not saved: where they are kept, and the way back to what is stored. Below, so
 * that no field moves away from the pointer as the first letter is typed.
 */
import { Button } from "@mantine/core";
import classes from "./Form.module.css";
import type { Editing } from "./useDraft";

interface Props<T> {
  editing: Editing<T>;
  noun: string;
  isNew: boolean;
}

export function Unsaved<T>({ editing: { dirty, overtaken, discard }, noun, isNew }: Props<T>) {
  if (!dirty) return null;
  return (
    <div className={classes.unsaved} role="status">
      <span>
        {overtaken
          ? `Not saved, and the stored ${noun} was changed meanwhile: saving puts yours in its place.`
          : "Not saved: it is kept on this machine until you save or discard it."}
      </span>
      <Button size="compact-sm" variant="default" onClick={discard}>
        {isNew ? "Start afresh" : "Discard"}
      </Button>
    </div>
  );
}
