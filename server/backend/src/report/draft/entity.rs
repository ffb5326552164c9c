//! Rows of reports that are being written. Columns are primitive; `decode.rs` turns them into model types.

/// A report that is being written.
pub mod draft {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub plan: i64,
        pub year: i32,
        pub measure: i64,
        pub position: i32,
        pub state: String,
        pub state_by: Option<i64>,
        pub state_at: Option<i64>,
        pub reason: Option<String>,
        pub publication: Option<i64>,
        pub mark: Option<String>,
        pub narrative: String,
        pub remark: String,
        pub touched_by: Option<i64>,
        pub touched_at: Option<i64>,
        pub steps: i32,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = i64;
        fn key(&self) -> Self::Key {
            self.id
        }
    }
}

/// 実績値 that was written.
pub mod draft_value {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_value")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: i64,
        pub value: Option<String>,
        pub reason: Option<String>,
        pub approximate: bool,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i64);
        fn key(&self) -> Self::Key {
            (self.draft, self.indicator)
        }
    }
}

/// Who answers; the first seat leads.
pub mod draft_department {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_department")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seat: i32,
        pub department: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.draft, self.seat)
        }
    }
}

/// A joint department that has signed.
pub mod draft_signature {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_signature")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub department: i64,
        pub signed_by: i64,
        pub signed_at: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i64);
        fn key(&self) -> Self::Key {
            (self.draft, self.department)
        }
    }
}

/// A step that a report took, and what it said then.
pub mod draft_step {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub step: String,
        pub from_state: String,
        pub to_state: String,
        pub account: i64,
        pub made_at: i64,
        pub department: Option<i64>,
        pub reason: Option<String>,
        pub content: String,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.draft, self.number)
        }
    }
}

/// 項目 that begins with a report.
pub mod draft_item {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        pub policy: i64,
        pub number: String,
        pub title: String,
        pub commitment: Option<String>,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = i64;
        fn key(&self) -> Self::Key {
            self.draft
        }
    }
}

/// A change of an indicator: it holds until somebody takes it back.
pub mod draft_indicator {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_indicator")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub draft: i64,
        pub indicator: i64,
        pub change: String,
        pub why: String,
        pub made_by: i64,
        pub made_at: i64,
        pub made_steps: i32,
        pub undone_by: Option<i64>,
        pub undone_at: Option<i64>,
        pub undone_steps: Option<i32>,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = i64;
        fn key(&self) -> Self::Key {
            self.id
        }
    }
}

/// When somebody last looked at a report.
pub mod draft_seen {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_seen")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account: i64,
        pub seen_at: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i64);
        fn key(&self) -> Self::Key {
            (self.draft, self.account)
        }
    }
}
