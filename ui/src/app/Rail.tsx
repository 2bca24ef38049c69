/** The screens that work, each with its name. */
import { Link } from "@tanstack/react-router";
import classes from "./Rail.module.css";
import type { LiveScreen } from "./screens";
import { screens } from "./screens";

function Entry({ screen, current }: { screen: LiveScreen; current: boolean }) {
  const Icon = screen.icon;
  return (
    <Link
      to={screen.path as "/"}
      className={classes.entry}
      aria-current={current ? "page" : undefined}
      title={screen.title}
      draggable={false}
    >
      <Icon size={18} stroke={1.6} />
      <span className={classes.title}>{screen.title}</span>
    </Link>
  );
}

export function Rail({ path }: { path: string }) {
  const entries = (low: boolean) =>
    screens
      .filter((screen) => !screen.offRail && (screen.low ?? false) === low)
      .map((screen) => <Entry key={screen.path} screen={screen} current={screen.path === path} />);
  return (
    <div className={classes.rail}>
      {entries(false)}
      <div className={classes.gap} />
      {entries(true)}
    </div>
  );
}
