//! Reading the printed form of the 一覧表, in small steps: lines → page furniture out → plans, policies, items → cells
//! by order and width → wraps joined → figures → what a careful reader would ask. No step looks at the file, the clock
//! or the database, and every step is linear in the length of the text.

mod apart;
mod asking;
mod block;
mod blocks;
mod cells;
mod code;
mod complaint;
mod department;
mod figure;
mod form;
mod furniture;
mod heading;
mod invisible;
mod joining;
mod labelled;
mod labels;
mod legend;
mod lines;
mod listed;
mod lone_number;
mod marks;
mod names;
mod numbering;
mod order;
mod outline;
mod page;
mod reading;
mod relisting;
mod remark;
mod row;
mod run;
mod series;
mod shared;
mod signs;
mod tail;
mod tears;
mod title;
mod titled;
mod unknown;
mod unmarked;
mod vocabulary;
mod whole;

pub use reading::{Left, ReadRefused, Reading, read};
