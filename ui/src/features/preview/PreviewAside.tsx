/** The aside’s lower half: what a shopper would see now, in order, each with its why, and why something is not there. */
import { Link } from "@tanstack/react-router";
import { Moment } from "../../app/Moment";
import { useLead } from "../../app/selection";
import { NotDraft } from "../../app/versions/NotDraft";
import { Answer } from "./Answer";
import { Cart } from "./Cart";
import { NameOf } from "./NameOf";
import classes from "./PreviewAside.module.css";
import { usePreview } from "./usePreview";
import { Where } from "./Where";

export default function PreviewAside() {
  const lead = useLead();
  const preview = usePreview();
  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <h2 className={classes.title}>Shopper sees…</h2>
        <Link to={"/preview" as "/"} className={classes.more}>
          Try more
        </Link>
      </div>
      <div className={classes.situations}>
        {lead !== null && (
          <p className={classes.looking}>
            Looking at{" "}
            <b>
              <NameOf sku={lead} />
            </b>
          </p>
        )}
        <div className={classes.pair}>
          <Where labelled={false} />
          <Moment labelled={false} />
        </div>
        <Cart labelled={false} />
      </div>
      <NotDraft />
      <Answer preview={preview} wide={false} />
    </div>
  );
}
