/** A small picture before a product's name. Asked for once the row has rested, so that scrolling reads no files. */
import { useEffect, useState } from "react";
import { useCommandQuery } from "../../platform/query";
import classes from "./Grid.module.css";

const REST_MS = 150;

export function Thumb({ sku }: { sku: string }) {
  const [rested, setRested] = useState(false);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  const url = useCommandQuery("getPicture", { sku }, { enabled: rested }).data?.url;
  return (
    <span className={classes.thumb}>
      {url && !broken && <img src={url} alt="" decoding="async" onError={() => setBroken(true)} />}
    </span>
  );
}
