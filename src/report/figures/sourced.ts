/** Every figure says where its numbers come from and of what date. */
export interface Sourced {
  readonly source: string;
  /** Where a figure is of the best option: which that is, for whom and by what. */
  readonly best?: string;
}
