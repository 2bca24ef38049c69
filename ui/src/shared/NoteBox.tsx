/** A box beside the work that says one thing, by sign and colour; what can be done about it stands at its end. */
import type { Icon } from "@tabler/icons-react";
import type { HTMLAttributes, ReactNode } from "react";
import classes from "./NoteBox.module.css";

interface Props {
  tone: "error" | "warning";
  icon: Icon;
  /** Of the element around the text. */
  text?: Pick<HTMLAttributes<HTMLDivElement>, "id" | "role">;
  end?: ReactNode;
  children: ReactNode;
}

export function NoteBox({ tone, icon: Sign, text, end, children }: Props) {
  return (
    <div className={classes.box} data-tone={tone}>
      <Sign size={16} aria-hidden />
      <div {...text} className={classes.text}>
        {children}
      </div>
      {end}
    </div>
  );
}
