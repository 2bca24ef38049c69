/** Why nothing was published; and when somebody was faster, that what is shown now is new. */
import type { Fault } from "../../platform/fault";
import { Reason } from "../../shared/Reason";
import { Words } from "../../shared/Words";
import { isMeanwhile } from "./usePublish";

interface Props {
  fault: Fault;
  forgive: () => void;
}

export function Refused({ fault, forgive }: Props) {
  return (
    <Reason forgive={forgive}>
      <p>
        <Words message={fault.message} />
      </p>
      {isMeanwhile(fault) && (
        <p>
          Nothing was published. What you see now is the new difference: read it, then publish
          again.
        </p>
      )}
    </Reason>
  );
}
