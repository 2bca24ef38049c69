/** How many findings a rule has and how grave the gravest is; a press tells them with their ways out. */
import { Popover, UnstyledButton } from "@mantine/core";
import { FindingView } from "../../app/links/FindingView";
import { SEVERITIES } from "../../app/links/severity";
import type { Finding } from "../../gen/types/Finding";
import type { Severity } from "../../gen/types/Severity";
import classes from "./RuleList.module.css";

const ORDER: Severity[] = ["error", "warning", "note"];

export function FindingsBadge({ findings, name }: { findings: Finding[]; name: string }) {
  const worst = ORDER.find((one) => findings.some(({ severity }) => severity === one));
  if (worst === undefined) return <span />;
  const { icon, word, color } = SEVERITIES[worst];
  return (
    <Popover width={380} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.badge}
          style={{ color }}
          aria-label={`${findings.length} found in ${name}, at worst: ${word}`}
        >
          <span aria-hidden className={classes.badgeIcon}>
            {icon}
          </span>
          {findings.length}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.found} aria-label={`Findings of ${name}`}>
          {findings.map((finding, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
            <li key={at}>
              <FindingView finding={finding} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
