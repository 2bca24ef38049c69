/** What the campaign does: which links and rules it turns on, pauses or boosts. */
import form from "../../app/editor/Form.module.css";
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignAction } from "../../gen/types/CampaignAction";
import type { RuleFault } from "../../gen/types/RuleFault";
import { Words } from "../../shared/Words";
import { ActionLine } from "./ActionLine";
import classes from "./CampaignScreen.module.css";
import { targetText } from "./campaign";
import { TargetPicker } from "./TargetPicker";
import { useTargets } from "./useTargets";

interface Props {
  campaign: Campaign;
  faults: RuleFault[];
  change: (part: Partial<Campaign>) => void;
}

export function ActionList({ campaign: { actions }, faults, change }: Props) {
  const targets = actions.map(({ target }) => target);
  const targetAt = useTargets(targets);
  const faultAt = (index: number) =>
    faults.find(({ pointer }) => pointer.split("/").slice(1, 3).join(" ") === `actions ${index}`);
  const put = (index: number, action: CampaignAction) =>
    change({ actions: actions.map((other, at) => (at === index ? action : other)) });
  return (
    <>
      <h2 className={form.side}>What it does</h2>
      <p className={form.explains}>
        While it is live these links and rules count as said here; when it ends, all is as before.
      </p>
      <TargetPicker
        without={targets}
        onPick={(target) => change({ actions: [...actions, { target, effect: "activate" }] })}
      />
      <ul className={classes.actions} aria-label="Links and rules of the campaign">
        {actions.map((action, index) => (
          <li key={targetText(action.target)}>
            <ActionLine
              action={action}
              target={targetAt(action.target)}
              change={(changed) => put(index, changed)}
              remove={() => change({ actions: actions.filter((_, at) => at !== index) })}
            />
            {faultAt(index) && (
              <p className={classes.fault}>
                <Words message={faultAt(index)?.message ?? ""} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {actions.length === 0 && <p className="faint">Nothing yet: choose a link or a rule above.</p>}
    </>
  );
}
