//! Secrets that a workspace keeps for itself.

use crate::StoreError;
use crate::error::Named;
use crate::store::Store;

const CUSTOMERS: &str = "customers";

impl Store {
    /// What customers' keys are made with: that of the file, which is `fresh` where it had none.
    pub async fn customer_secret(&self, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
        if let Some(known) = self.read_secret().await? {
            return Ok(known);
        }
        let text: String = fresh.iter().map(|byte| format!("{byte:02x}")).collect();
        let _turn = self.known().lock().await;
        self.require_place().await?;
        let insert = "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
        sqlx::query(insert).bind(CUSTOMERS).bind(text).execute(self.writer()).await.named(self.path())?;
        Ok(self.read_secret().await?.unwrap_or(fresh))
    }

    async fn read_secret(&self) -> Result<Option<[u8; 32]>, StoreError> {
        let sql = "SELECT value FROM secret WHERE name = ?";
        let text: Option<String> =
            sqlx::query_scalar(sql).bind(CUSTOMERS).fetch_optional(self.readers()).await.named(self.path())?;
        let byte =
            |text: &str, at: usize| text.get(2 * at..2 * at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        Ok(text.map(|text| std::array::from_fn(|at| byte(&text, at).unwrap_or(0))))
    }
}
