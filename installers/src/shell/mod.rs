//! Shell files: what each shell reads, and how our block gets in and out.
