/** Why a refusal rests on no regulation: one sentence to a group, under it the codes by module. */
export const uncited: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'What is named is not in this book, has not arrived yet, or belongs to another organisation.': {
    meetings:
      'meetingNotFound itemNotFound contributionNotFound versionNotFound voteNotFound resolutionNotFound addendumNotFound concernNotFound passedNotFound remarkNotFound noticeNotFound notOnTheRoll liesElsewhere noLevelAbove fileHasNotArrived ruleIsMissing noScoreFrame noTraitForm nobodyToConvene rollIsNotDrawn fileNotFound',
    preparation:
      'committeeMeetingNotFound committeeFileHasNotArrived draftFileHasNotArrived draftNotFound meetingNotFound proposalNotFound suggestionNotFound themeNotFound itemIsElsewhere',
    tasks:
      'taskNotFound taskIsAwaited taskBelongsElsewhere resolutionIsElsewhere resolutionIsAwaited worksElsewhere shortcomingNotFound evidenceHasNotArrived nobodyOfHere notAMember assignmentIsAwaited targetIsAwaited householdIsAwaited visitIsElsewhere paperIsUnknown tooManyCells bodyHasNoShare',
    members:
      'attachment-not-found note-not-found not-in-the-book not-a-member not-a-member-then place-unknown transfer-not-found in-the-book-elsewhere proposal-not-found name-is-missing circumstance-not-found departure-not-found case-not-found belongs-elsewhere',
    restructuring: 'not-below kind-is-unknown campaign-not-found not-carried-out',
  },
  'The work has gone on or stands already (planned, answered, sent, ended): the book keeps its own order and no document speaks of it.':
    {
      meetings:
        'meetingIsPlanned monthHasMeeting monthIsOver meetingHasBegun meetingIsExcused meetingIsNotOpen itemTwice itemIsDone itemIsNotConcluded versionIsSettled versionsMovedOn versionsAreOpen voteIsUsed minutesAreNotLocked minutesAreStillOpen minutesAreSent minutesAreNotSent addendumIsAdopted concernIsClosed concernHasMoved isPassedUp hasGoneOn passedIsAnswered remarkIsAnswered isSigned textIsAnother',
      preparation:
        'committeeMeetingIsTaken committeeMinutesAreCorrected committeeMinutesAreSigned draftIsSent figureIsSet draftIsCorrected draftIsWithdrawn meetingHasBegun meetingIsLocked monthHasTheme proposalIsAnswered proposalIsOnAgenda proposedAlready suggestionIsPublished themeIsDropped themeIsHeld',
      tasks:
        'taskIsClosed taskIsOpen taskIsOnlyDrafted taskIsGiven shortcomingIsClosed shortcomingIsOpen notReportedYet personIsFixed assignmentIsOver targetHasResults householdIsClosed stageIsRead',
      members:
        'belongs-here has-left already-assigned same-cell transfer-under-way transfer-is-over not-staying proposal-answered not-accepted term-is-over already-appointed already-in-force came-with-transfer something-rests-on-it case-is-open case-is-closed office-is-held number-taken',
      restructuring:
        'plan-is-closed campaign-is-closed founded-is-in-use stands-there used-twice said-twice placed-twice work-placed-meanwhile post-is-named already-confirmed changed-meanwhile placed-meanwhile corrected-meanwhile',
    },
  'A field was left empty, or figures and days contradict each other: reckoning, not a regulation.': {
    meetings:
      'titleIsMissing answerIsMissing speechIsEmpty joinedTextIsMissing leavingNeedsReason removalNeedsReason dayIsNotOfMonth meetingDayIsToCome',
    tasks:
      'nothingAdded takesBackTooMuch beyondMeasure portionsExceedTheGoal endsBeforeItBegins doneInTheFuture dayLiesAhead dueBeforeFound visitBeforeTheHelp',
    members:
      'outside-assignment before-proposal reason-is-missing signed-later ends-before-it-began period-empty day-of-no-entry joined-later day-to-come place-missing place-does-not-stand',
    restructuring:
      'step-is-incomplete deadline-before-start closed-out-of-time confirmed-out-of-time signed-later-than-effective not-due undoing-out-of-time nothing-corrected corrected-before-signed',
  },
  'A custom of this house, for which no document was found (domain/rules.md): who keeps the book, who comments, who checks.':
    {
      meetings: 'notTheKeeper mayNotTakeBook mayNotKeepBook wasNotThere',
      tasks: 'notYourTask notYourShortcoming ownCheck nobodyInCharge',
      preparation: 'draftIsOfAnother figureActsBackwards figureIsOfACell',
      members: 'own-departure sees-nothing vote-without-source decision-is-missing',
    },
  'What was confided stays confided, and people are told of by the least: our promise (product.md), stricter than any rule found.':
    {
      meetings: 'wordsAreConfided namesThePerson',
      preparation: 'itemIsConfided secretMatter',
      tasks: 'fileIsSeenByAll tellsTooMuch',
    },
  'It gathers several hindrances, each of which carries its own citation on the page.': {
    restructuring: 'is-hindered',
  },
};
