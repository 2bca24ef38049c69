/** A shopper tried out: who looks at what, where and when, what the list prefers, and what is shown, with every why. */
import { AsOf } from "../../app/AsOf";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useLead, useSelection } from "../../app/selection";
import { useSituation } from "../../app/situation";
import { NotDraft } from "../../app/versions/NotDraft";
import { useShows } from "../../app/versions/showing";
import { WhichVersion } from "../../app/versions/WhichVersion";
import { Screen } from "../../shared/Screen";
import { Answer } from "./Answer";
import { Cart } from "./Cart";
import { useNameOf } from "./NameOf";
import { Preference } from "./Preference";
import classes from "./PreviewScreen.module.css";
import { usePreview } from "./usePreview";
import { Where } from "./Where";
import { Who } from "./Who";

function LookingAt() {
  const lead = useLead();
  const name = useNameOf(lead);
  return (
    <ProductPicker
      label="Looking at"
      placeholder="Choose a product"
      picked={name === "" ? undefined : name}
      onPick={({ sku }) => useSelection.getState().chooseProducts([sku])}
    />
  );
}

export default function PreviewScreen() {
  const preview = usePreview();
  useShows(useSituation(({ version }) => version));
  return (
    <Screen title="Preview" actions={<AsOf />} fixed>
      <div className={classes.screen}>
        <section className={classes.column} aria-label="The shopper">
          <h2 className={classes.title}>The shopper</h2>
          <LookingAt />
          <WhichVersion />
          <Where labelled />
          <Cart labelled />
          <Who />
          <h2 className={classes.title}>What the list prefers</h2>
          <Preference />
        </section>
        <section className={classes.answer} aria-label="The list">
          <h2 className={classes.title}>Shopper sees…</h2>
          <NotDraft />
          <Answer preview={preview} wide />
        </section>
      </div>
    </Screen>
  );
}
