/** What each later telling of an order changed. */
import classes from "./Order.module.css";
import type { Change, RevisionChanges } from "./revisions";

function Side({ text }: { text: string | null }) {
  return <td className={classes.right}>{text ?? <span className="faint">nothing</span>}</td>;
}

function Changes({ revision, changes }: { revision: number; changes: Change[] }) {
  if (changes.length === 0) {
    return <p className={classes.note}>Nothing that is shown here; a detail behind it changed.</p>;
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.lines} aria-label={`Changes of revision ${revision}`}>
        <thead>
          <tr>
            <th scope="col">Of</th>
            <th scope="col">What</th>
            <th scope="col" className={classes.right}>
              Before
            </th>
            <th scope="col" className={classes.right}>
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ of, what, before, after }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
            <tr key={at}>
              <th scope="row">{of}</th>
              <td>{what}</td>
              <Side text={before} />
              <Side text={after} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Revisions({ history }: { history: RevisionChanges[] }) {
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">Revisions</h2>
      {history.map(({ revision, changes }) => (
        <div key={revision} className={classes.revision}>
          <h3>
            Revision {revision} <span className="faint">against {revision - 1}</span>
          </h3>
          <Changes revision={revision} changes={changes} />
        </div>
      ))}
    </section>
  );
}
