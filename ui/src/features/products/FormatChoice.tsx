/** Whose file it is, as it was found out; another can be said. */
import { Select } from "@mantine/core";
import { SHOP_CHOICES } from "../../app/shops";
import type { CatalogueFormat } from "../../gen/types/CatalogueFormat";
import type { CatalogueFound } from "../../gen/types/CatalogueFound";

interface Props {
  found: CatalogueFound;
  say: (format: CatalogueFormat) => void;
}

export function FormatChoice({ found, say }: Props) {
  return (
    <Select
      size="xs"
      label="Read as the file of"
      description={`Because ${found.because}`}
      data={SHOP_CHOICES}
      value={found.format}
      allowDeselect={false}
      onChange={(format) => format !== null && say(format as CatalogueFormat)}
    />
  );
}
