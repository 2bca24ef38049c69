/** The published versions, newest first; choosing one compares the draft with it. */
import { IconAlertTriangle, IconBroadcast } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { byWhom, contentsOf } from "../../app/versions/names";
import type { Version } from "../../gen/types/Version";
import classes from "./Versions.module.css";

function Facts({ version }: { version: Version }) {
  const { approved_by, repeats } = version;
  return (
    <span className={classes.facts}>
      {byWhom(version)}
      {approved_by !== null && `, approved by ${approved_by}`}
      <br />
      {contentsOf(version)}
      {repeats !== null && `, as version ${repeats}`}
    </span>
  );
}

interface LineProps {
  version: Version;
  live: boolean;
  chosen: boolean;
}

function Line({ version, live, chosen }: LineProps) {
  const { number, note, altered } = version;
  return (
    <li>
      <Link
        to={"/versions" as "/"}
        search={{ from: String(number), to: "draft" } as never}
        className={classes.version}
        aria-current={chosen ? "true" : undefined}
        draggable={false}
      >
        <span className={classes.name}>
          Version {number}
          {live && (
            <span className={classes.live}>
              <IconBroadcast size={14} aria-hidden /> Live
            </span>
          )}
        </span>
        {note !== "" && <span className={classes.note}>{note}</span>}
        <Facts version={version} />
        {altered && (
          <span className={classes.altered}>
            <IconAlertTriangle size={14} aria-hidden /> Altered by hand: it is not what was
            published, and cannot be used
          </span>
        )}
      </Link>
    </li>
  );
}

export function VersionList({ versions, chosen }: { versions: Version[]; chosen: string }) {
  return (
    <ol className={classes.list} aria-label="Versions">
      {versions.map((version, at) => (
        <Line
          key={version.number}
          version={version}
          live={at === 0}
          chosen={String(version.number) === chosen}
        />
      ))}
    </ol>
  );
}
