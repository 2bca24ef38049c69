/** The two sides of a rule: when it holds, and what it shows. */
import { Button } from "@mantine/core";
import { useCallback } from "react";
import form from "../../app/editor/Form.module.css";
import type { Condition } from "../../gen/types/Condition";
import type { FieldList } from "../../gen/types/FieldList";
import type { Rule } from "../../gen/types/Rule";
import type { RuleFault } from "../../gen/types/RuleFault";
import { useLatest } from "../../shared/useLatest";
import { Builder } from "./Builder";
import classes from "./RuleScreen.module.css";
import { SkuList } from "./SkuList";

interface Props {
  rule: Rule;
  faults: RuleFault[];
  fields: FieldList;
  currency: string;
  change: (part: Partial<Rule>) => void;
}

const under = (faults: RuleFault[], base: string) =>
  faults.filter(({ pointer }) => pointer === base || pointer.startsWith(`${base}/`));

export function Conditions({ rule, faults, fields, currency, change }: Props) {
  const latest = useLatest({ rule, change });
  const changeWhen = useCallback((when: Condition) => latest.current.change({ when }), [latest]);
  const changeShow = useCallback(
    (products: Condition | null) => {
      const { show } = latest.current.rule;
      latest.current.change({ show: { ...show, products } });
    },
    [latest],
  );
  const { show } = rule;
  return (
    <div className={classes.sides}>
      <section aria-labelledby="rule-when">
        <h2 id="rule-when" className={form.side}>
          When
        </h2>
        <p className={form.explains}>The product looked at, the cart, the customer and the day</p>
        <Builder
          name="When"
          condition={rule.when}
          change={changeWhen}
          infos={fields.when}
          currency={currency}
          faults={under(faults, "/when")}
          base="/when"
          empty="No condition: every product triggers this rule"
        />
      </section>
      <section aria-labelledby="rule-show">
        <h2 id="rule-show" className={form.side}>
          Show
        </h2>
        <p className={form.explains}>Products like this, never the one looked at</p>
        {show.products === null ? (
          <Button variant="default" size="compact-sm" onClick={() => changeShow({ all: [] })}>
            Choose products by conditions
          </Button>
        ) : (
          <Builder
            name="Show"
            condition={show.products}
            change={changeShow}
            infos={fields.show}
            currency={currency}
            faults={under(faults, "/show/products")}
            base="/show/products"
            empty="No condition: every product may be shown"
          />
        )}
        <div className={classes.lists}>
          <SkuList
            label="Also these"
            skus={show.include}
            change={(include) => change({ show: { ...show, include } })}
          />
          <SkuList
            label="Never these"
            skus={show.exclude}
            change={(exclude) => change({ show: { ...show, exclude } })}
          />
        </div>
        {show.products !== null && show.include.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => changeShow(null)}>
            Show nothing but “Also these”
          </Button>
        )}
      </section>
    </div>
  );
}
