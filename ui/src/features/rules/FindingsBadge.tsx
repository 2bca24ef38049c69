/** How many findings a rule has and how grave the gravest is; a press tells them with their ways out. */
import { Popover } from "@mantine/core";
import { FindingView } from "../../app/links/FindingView";
import { SEVERITIES } from "../../app/links/severity";
import type { Finding } from "../../gen/types/Finding";
import type { Rule } from "../../gen/types/Rule";
import type { Severity } from "../../gen/types/Severity";
import { OnDemand } from "../../shared/OnDemand";
import classes from "./RuleList.module.css";

const ORDER: Severity[] = ["error", "warning", "note"];

interface Props {
  findings: Finding[];
  rule: Rule;
}

function Found({ findings, rule }: Props) {
  return (
    <ul className={classes.found} aria-label={`Findings of ${rule.name}`}>
      {findings.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
        <li key={at}>
          <FindingView finding={finding} of={rule.id} />
        </li>
      ))}
    </ul>
  );
}

export function FindingsBadge({ findings, rule, tabIndex }: Props & { tabIndex: number }) {
  const worst = ORDER.find((one) => findings.some(({ severity }) => severity === one));
  if (worst === undefined) return <span />;
  const { icon, word, color } = SEVERITIES[worst];
  return (
    <OnDemand
      popup="dialog"
      face={(props) => (
        <button
          type="button"
          className={classes.badge}
          style={{ color }}
          tabIndex={tabIndex}
          aria-label={`${findings.length} found in ${rule.name}, at worst: ${word}`}
          {...props}
        >
          <span aria-hidden className={classes.badgeIcon}>
            {icon}
          </span>
          {findings.length}
        </button>
      )}
      opened={(target, change) => (
        <Popover opened onChange={change} width={380} position="bottom-end" trapFocus>
          <Popover.Target>{target}</Popover.Target>
          <Popover.Dropdown>
            <Found findings={findings} rule={rule} />
          </Popover.Dropdown>
        </Popover>
      )}
    />
  );
}
