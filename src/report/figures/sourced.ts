/** Every figure says where its numbers come from and of what date. */
export interface Sourced {
  readonly source: string;
}
