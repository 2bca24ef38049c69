//! What WooCommerce calls the columns of its product CSV in the languages that shops are most often run in: English,
//! German, French, Spanish, Italian, Dutch, Portuguese, Polish and Swedish, as [`crate::header::plain`] writes them.

pub(crate) const ID: &[&str] = &["id"];
pub(crate) const TYPE: &[&str] = &["type", "typ", "tipo", "rodzaj"];
pub(crate) const SKU: &[&str] =
    &["sku", "artikelnummer", "ugs", "cod", "referencia", "código", "codice", "artikelnr", "varunummer"];
pub(crate) const GTIN: &[&str] = &["gtinupceanorisbn", "gtinupceanoderisbn", "gtinupceanouisbn", "gtinupceanoisbn"];
pub(crate) const NAME: &[&str] = &["name", "nom", "nombre", "nome", "naam", "nazwa", "namn"];
pub(crate) const PUBLISHED: &[&str] =
    &["published", "veröffentlicht", "publié", "publicado", "pubblicato", "gepubliceerd", "opublikowano", "publicerad"];
pub(crate) const IN_STOCK: &[&str] = &[
    "instock",
    "vorrätig",
    "enstock",
    "existencias",
    "hayexistencias",
    "instocksì",
    "disponibile",
    "opvoorraad",
    "emestoque",
    "wmagazynie",
    "ilager",
];
pub(crate) const STOCK: &[&str] = &[
    "stock",
    "lager",
    "lagerbestand",
    "bestand",
    "inventario",
    "magazzino",
    "voorraad",
    "estoque",
    "stanmagazynowy",
    "lagersaldo",
];
pub(crate) const BACK_ORDERS: &[&str] = &[
    "backordersallowed",
    "lieferrückständeerlaubt",
    "autoriserlescommandesdeproduitsenrupture",
    "permitirreservasdeproductosagotados",
    "abilitagliordiniarretrati",
    "nabestellingentoestaan",
    "sãopermitidasencomendas",
    "dopuszczaćzamówieniaoczekujące",
    "restnoteringartillåtna",
];
pub(crate) const PRICE: &[&str] = &[
    "regularprice",
    "regulärerpreis",
    "tarifrégulier",
    "precionormal",
    "prezzodilistino",
    "regulariereprijs",
    "normaleprijs",
    "reguliereprijs",
    "preço",
    "preçonormal",
    "cena",
    "cenaregularna",
    "ordinariepris",
];
pub(crate) const COST: &[&str] = &["costofgoods", "cost", "kostenderwaren", "coûtdesmarchandises"];
pub(crate) const CATEGORIES: &[&str] = &[
    "categories",
    "kategorien",
    "catégories",
    "categorías",
    "categorie",
    "categorieën",
    "categorias",
    "kategorie",
    "kategorier",
];
pub(crate) const TAGS: &[&str] =
    &["tags", "schlagwörter", "étiquettes", "etiquetas", "tag", "znaczniki", "tagi", "etiketter"];
pub(crate) const BRANDS: &[&str] =
    &["brands", "marken", "marques", "marcas", "marche", "merken", "marki", "varumärken"];
pub(crate) const PICTURES: &[&str] =
    &["images", "bilder", "imágenes", "immagini", "afbeeldingen", "imagens", "obrazki", "obrazy"];
pub(crate) const PARENT: &[&str] = &[
    "parent",
    "übergeordnetesprodukt",
    "übergeordnet",
    "superior",
    "genitore",
    "hoofd",
    "ascendente",
    "nadrzędny",
    "överordnad",
];
pub(crate) const UPSELLS: &[&str] = &[
    "upsells",
    "zusatzverkäufe",
    "produitssuggérés",
    "ventasdirigidas",
    "upsell",
    "aumentavendas",
    "dosprzedażupsell",
    "dosprzedaż",
    "uppförsäljningar",
    "merförsäljning",
];
pub(crate) const CROSS_SELLS: &[&str] = &[
    "crosssells",
    "crosssellsquerverkäufe",
    "querverkäufe",
    "ventescroisées",
    "ventascruzadas",
    "crosssell",
    "vendacruzada",
    "vendascruzadas",
    "sprzedażkrzyżowacrosssell",
    "sprzedażkrzyżowa",
    "korsförsäljning",
    "korsförsäljningar",
];
