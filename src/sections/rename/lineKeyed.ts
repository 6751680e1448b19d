/** The parts of templates/overview.yaml, in each of which lines stand by their names: what a report sets side by side. */
export const OVERVIEW_PARTS = ['today', 'options', 'compare', 'screen', 'hospitals', 'ranking', 'as_usual'] as const;
