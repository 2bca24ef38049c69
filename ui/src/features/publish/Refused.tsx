/** Why nothing was published; and when somebody was faster, that what is shown now is new. */
import { CloseButton } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { Fault } from "../../platform/fault";
import { Words } from "../../shared/Words";
import classes from "./Publish.module.css";
import { isMeanwhile } from "./usePublish";

interface Props {
  fault: Fault;
  forgive: () => void;
}

export function Refused({ fault, forgive }: Props) {
  return (
    <div className={classes.refused} role="alert">
      <IconAlertCircle size={16} aria-hidden />
      <div>
        <p>
          <Words message={fault.message} />
        </p>
        {isMeanwhile(fault) && (
          <p>
            Nothing was published. What you see now is the new difference: read it, then publish
            again.
          </p>
        )}
      </div>
      <CloseButton size="sm" aria-label="Close the reason" onClick={forgive} />
    </div>
  );
}
