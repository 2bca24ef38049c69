/** Why something was refused, beside what was asked; it stays until it is closed. */
import { CloseButton } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { NoteBox } from "./NoteBox";

interface Props {
  /** Names it to the control that it is about. */
  id?: string;
  /** What can be done about it. */
  action?: ReactNode;
  forgive: () => void;
  children: ReactNode;
}

export function Reason({ id, action, forgive, children }: Props) {
  return (
    <NoteBox
      tone="error"
      icon={IconAlertCircle}
      text={{ id, role: "alert" }}
      end={
        <>
          {action}
          <CloseButton size="sm" aria-label="Close the reason" onClick={forgive} />
        </>
      }
    >
      {children}
    </NoteBox>
  );
}
