/** Points of delivery, each with what its patients have in common. */
export const PODS: Readonly<Record<string, string>> = {
  emergency: 'Emergency',
  elective: 'Elective, overnight',
  maternity: 'Maternity',
  day_case: 'Day cases',
  regular_attender: 'Regular day and night attenders',
};
