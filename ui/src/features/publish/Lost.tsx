/** What is live was altered by hand: nothing can be held against it, and what is published now takes its place. */
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Fault } from "../../platform/fault";
import { NoteBox } from "../../shared/NoteBox";
import { Words } from "../../shared/Words";

/** Whether a version is not what was published. */
export function isLost(fault: Fault | null): fault is Fault {
  return fault?.code === "altered_version";
}

export function Lost({ fault }: { fault: Fault }) {
  return (
    <NoteBox tone="error" icon={IconAlertTriangle}>
      <p>
        <Words message={fault.message} />
      </p>
      <p>It cannot be told what differs from it. What is published now takes its place.</p>
    </NoteBox>
  );
}
