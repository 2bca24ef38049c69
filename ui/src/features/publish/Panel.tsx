/** What goes ahead beside a difference: the note, the button, who one is, and why it was refused. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCommandQuery } from "../../platform/query";
import { Note } from "./Note";
import classes from "./Publish.module.css";
import { Refused } from "./Refused";
import type { usePublish } from "./usePublish";

function Who() {
  const user = useCommandQuery("workspaceStatus", {}).data?.workspace?.user ?? "";
  return (
    <p className="faint">
      {user === "" ? "No name is set for you." : <>As {user}.</>}{" "}
      <Link to={"/settings" as "/"}>{user === "" ? "Set it" : "Change it"}</Link>
    </p>
  );
}

interface Props {
  title: string;
  /** The word on the button. */
  action: string;
  children?: ReactNode;
  note: string;
  onNote: (note: string) => void;
  ready: boolean;
  run: () => void;
  state: Pick<ReturnType<typeof usePublish>, "pending" | "fault" | "forgive">;
}

export function Panel(props: Props) {
  const { title, action, children, note, onNote, ready, run, state } = props;
  const go = () => {
    if (ready && !state.pending) run();
  };
  return (
    <section className={classes.panel} aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      {state.fault && <Refused fault={state.fault} forgive={state.forgive} />}
      <Note value={note} onChange={onNote} onSubmit={go} />
      {children}
      <Button fullWidth disabled={!ready} loading={state.pending} onClick={go}>
        {action}
      </Button>
      <Who />
    </section>
  );
}
