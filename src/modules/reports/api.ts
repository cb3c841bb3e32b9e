import type { ModuleApi } from '#platform/handle.ts';
import { countAttendance } from './commands/count-attendance.ts';
import { answerBelieved } from './queries/believed.ts';
import { answerCellsByMonth } from './queries/cells-by-month.ts';
import { answerCellsByScore } from './queries/cells-by-score.ts';
import { answerComparison } from './queries/comparison.ts';
import { answerCellsBySeats, answerCoverage, answerWhereTheyWent } from './queries/coverage.ts';
import { answerFiguresByMonth } from './queries/figures-by-month.ts';
import { answerFiguresByPart } from './queries/figures-by-part.ts';
import { answerMonthCells } from './queries/month-cells.ts';
import { answerMonthOverview } from './queries/month-overview.ts';
import { answerChangedOrganisations, answerMovedPeople } from './queries/moved.ts';
import { answerOrganisationPage } from './queries/organisation-page.ts';
import { answerOrganisations } from './queries/organisations.ts';
import { answerStrengthByMonth, answerTreeThenAndNow } from './queries/over-time.ts';
import { answerPaperDeliveries } from './queries/paper-deliveries.ts';
import { answerScoredMeetings } from './queries/scored-meetings.ts';
import { answerStatistics } from './queries/statistics.ts';
import { answerTraitsByQuarter } from './queries/traits-by-quarter.ts';

export const reports: ModuleApi = {
  commands: [],
  queries: [
    answerStatistics,
    answerOrganisations,
    answerOrganisationPage,
    answerMonthOverview,
    answerMonthCells,
    answerCellsByMonth,
    answerCellsByScore,
    answerFiguresByMonth,
    answerFiguresByPart,
    answerTraitsByQuarter,
    answerPaperDeliveries,
    answerScoredMeetings,
    answerStrengthByMonth,
    answerTreeThenAndNow,
    answerCoverage,
    answerCellsBySeats,
    answerWhereTheyWent,
    answerBelieved,
    answerComparison,
    answerMovedPeople,
    answerChangedOrganisations,
  ],
  reactions: [countAttendance],
};
