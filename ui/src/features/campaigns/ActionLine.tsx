/** One link or rule of a campaign, and what becomes of it while the campaign is live. */
import { ActionIcon, Checkbox, NumberInput, SegmentedControl, Tooltip } from "@mantine/core";
import { IconListCheck, IconX } from "@tabler/icons-react";
import { RuleLink } from "../../app/links/RuleLink";
import { TypeIcon } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import type { CampaignAction } from "../../gen/types/CampaignAction";
import classes from "./CampaignScreen.module.css";
import { type EffectKind, effectOf, kindOf } from "./campaign";
import { usePauseTarget } from "./usePauseTarget";
import type { Target } from "./useTargets";

/** Per cent that a boost may come to. */
const MOST = 400;

interface Props {
  action: CampaignAction;
  /** As it is stored; `null` where it is gone, `undefined` while it is not known. */
  target: Target | null | undefined;
  change: (action: CampaignAction) => void;
  remove: () => void;
}

/** What is named, in words. */
export function targetName({ target }: CampaignAction, found: Target | null | undefined): string {
  if (found?.kind === "link") return `${found.row.from_name} → ${found.row.to_name}`;
  if (found?.kind === "rule") return found.rule.name;
  return "link" in target ? `${target.link.from} → ${target.link.to}` : target.rule;
}

function Name({ action, target }: Pick<Props, "action" | "target">) {
  const { labelOf } = useTypes();
  const name = targetName(action, target);
  const isLink = "link" in action.target;
  return (
    <span className={classes.target}>
      {"link" in action.target ? (
        <TypeIcon code={action.target.link.type} label={labelOf(action.target.link.type)} />
      ) : (
        <IconListCheck size={16} aria-hidden />
      )}
      <span className={classes.cut} title={name}>
        {target?.kind === "rule" ? <RuleLink rule={{ id: target.rule.id, name }} /> : name}
      </span>
      {target === null && <span className={classes.fault}>{isLink ? "link" : "rule"} is gone</span>}
    </span>
  );
}

function Boost({ action, name, change }: Omit<Props, "remove" | "target"> & { name: string }) {
  if (typeof action.effect === "string") return null;
  return (
    <NumberInput
      aria-label={`Boost of ${name}, per cent of its weight`}
      w={84}
      min={1}
      max={MOST}
      suffix=" %"
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      value={action.effect.boost}
      onChange={(typed) =>
        typeof typed === "number" && change({ ...action, effect: { boost: typed } })
      }
    />
  );
}

export function ActionLine({ action, target, change, remove }: Props) {
  const name = targetName(action, target);
  const kind = kindOf(action.effect);
  const pause = usePauseTarget();
  return (
    <div className={classes.action}>
      <Name action={action} target={target} />
      <SegmentedControl
        aria-label={`${name} while the campaign is live`}
        size="xs"
        data={[
          { value: "activate", label: "On" },
          { value: "pause", label: "Off" },
          { value: "boost", label: "Boost" },
        ]}
        value={kind}
        onChange={(value) =>
          change({ ...action, effect: effectOf(value as EffectKind, action.effect) })
        }
      />
      <Boost action={action} name={name} change={change} />
      {kind === "activate" && target && (
        <Checkbox
          label="and off otherwise"
          title="Saved at once, in the draft"
          checked={target.paused}
          disabled={pause.busy}
          onChange={(event) => pause.set(target, event.currentTarget.checked)}
        />
      )}
      <Tooltip label="Take out">
        <ActionIcon
          size={24}
          className={classes.out}
          aria-label={`Take ${name} out of the campaign`}
          onClick={remove}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
