/** Notices: they tell, never block, and may offer the way back. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./notices.module.css";

export type Tone = "done" | "note" | "warning" | "problem";

export interface Notice {
  message: ReactNode;
  title?: string;
  tone?: Tone;
  /** One thing to do about it; "Undo" most of the time. */
  action?: { label: string; run: () => void };
  /** A notice with the same id takes the place of the former one. */
  id?: string;
  /** Stays until it is closed. */
  sticky?: boolean;
}

const LOOKS: Record<Tone, { icon: ReactNode; color: string; word: string }> = {
  done: { icon: <IconCircleCheck size={18} />, color: "var(--ok)", word: "Done" },
  note: { icon: <IconInfoCircle size={18} />, color: "var(--note)", word: "Note" },
  warning: { icon: <IconAlertTriangle size={18} />, color: "var(--warning)", word: "Warning" },
  problem: { icon: <IconCircleX size={18} />, color: "var(--error)", word: "Problem" },
};

let counter = 0;

export function notify({ message, title, tone = "done", action, id, sticky }: Notice): string {
  const look = LOOKS[tone];
  const key = id ?? `notice-${++counter}`;
  const run = () => {
    notifications.hide(key);
    action?.run();
  };
  const notice = {
    id: key,
    title,
    autoClose: sticky ? (false as const) : tone === "problem" ? 12_000 : 6000,
    withBorder: true,
    withCloseButton: true,
    closeButtonProps: { "aria-label": "Close notice" },
    classNames: { root: classes.root, body: classes.body },
    message: (
      <div className={classes.line}>
        <span
          className={classes.icon}
          style={{ color: look.color }}
          role="img"
          aria-label={look.word}
        >
          {look.icon}
        </span>
        <span className={classes.text}>{message}</span>
        {action && (
          <Button size="compact-sm" variant="default" flex="none" onClick={run}>
            {action.label}
          </Button>
        )}
      </div>
    ),
  };
  notifications.hide(key);
  return notifications.show(notice);
}

export function closeNotice(id: string): void {
  notifications.hide(id);
}
