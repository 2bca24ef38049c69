/** Items by key, in the order in which they come. (Map.groupBy needs a newer Node than the project asks for.) */
export function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

/** For `sort`: by text first to last key, code unit by code unit, so that no locale plays a part. */
export function byKeys(...keys) {
  return (a, b) => {
    const key = keys.find((name) => a[name] !== b[name]);
    if (key === undefined) return 0;
    return a[key] < b[key] ? -1 : 1;
  };
}
