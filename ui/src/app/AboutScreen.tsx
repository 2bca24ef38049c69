/** What this program is made of. */

import type { About } from "../gen/types/About";
import { useCommandQuery } from "../platform/query";
import { FailedState } from "../shared/FailedState";
import { Screen } from "../shared/Screen";
import { TextSkeleton } from "../shared/Skeletons";
import classes from "./AboutScreen.module.css";
import { Mark } from "./Mark";
import { Notice } from "./Notice";

function Facts({ about }: { about: About }) {
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Mark size={40} />
        <div>
          <div className={classes.name}>Tandem {about.version}</div>
          <div className="faint">
            {about.licence} licence · SQLite {about.sqlite}
          </div>
        </div>
      </div>
      {about.notice && <Notice notice={about.notice} />}
      <table className={classes.table}>
        <caption>Made with</caption>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Version</th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {about.components.map(({ name, version, licence }) => (
            <tr key={`${name} ${version}`}>
              <td>{name}</td>
              <td className="figure">{version}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function AboutScreen() {
  const about = useCommandQuery("about", {});
  return (
    <Screen title="About" reading>
      {about.isPending && <TextSkeleton lines={6} />}
      {about.isError && <FailedState fault={about.error} onRetry={() => void about.refetch()} />}
      {about.data && <Facts about={about.data} />}
    </Screen>
  );
}
