/** One placement or strategy as a card: its name and code, what is to be set, why something was refused. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Fault } from "../../platform/fault";
import { Reason } from "../../shared/Reason";
import { StoredText } from "../../shared/Stored";
import { Words } from "../../shared/Words";
import classes from "./Placements.module.css";

interface Props {
  /** `placement` */
  noun: string;
  code: string;
  label: string;
  rename: (label: string) => void;
  remove: () => void;
  fault: Fault | null;
  forgive: () => void;
  /** Beside the name. */
  mark?: ReactNode;
  children: ReactNode;
}

export function Card(props: Props) {
  const { noun, code, label, rename, remove, fault, forgive, mark, children } = props;
  return (
    <section className={classes.card} aria-label={`${label} ${noun}`}>
      <header className={classes.head}>
        <div className={classes.name}>
          <StoredText
            name={`Name of the ${noun} ${code}`}
            value={label}
            save={(text) => text !== "" && rename(text)}
          />
        </div>
        <span className="faint">{code}</span>
        <span className={classes.gap} />
        {mark}
        <Tooltip label="Remove">
          <ActionIcon aria-label={`Remove the ${noun} ${label}`} onClick={remove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      {children}
      {fault && (
        <Reason forgive={forgive}>
          <p>
            <Words message={fault.message} />
          </p>
        </Reason>
      )}
    </section>
  );
}
