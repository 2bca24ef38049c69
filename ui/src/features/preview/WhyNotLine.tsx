/** Why one product is not shown, in the backend’s words. */
import { CloseButton } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import type { WhyNot } from "../../gen/types/WhyNot";
import { Words } from "../../shared/Words";
import classes from "./Answer.module.css";

interface Props {
  name: string;
  whyNot: WhyNot;
  onClose: () => void;
}

export function WhyNotLine({ name, whyNot, onClose }: Props) {
  const { shown, reason } = whyNot;
  return (
    <div className={classes.whyNot} role="status" aria-label="Why not shown">
      {shown ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
      <span>
        <b>{name}</b> is {shown ? "shown" : "not shown"}. <Words message={reason} />.
      </span>
      <CloseButton size="sm" aria-label="Forget this question" onClick={onClose} />
    </div>
  );
}
