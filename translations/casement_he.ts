<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="he_IL" sourcelanguage="en">
<context>
    <name>Casement::App::DemoService</name>
    <message>
        <source>Preparing the demo portal with 500 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the demo portal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::App::Desktop</name>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casement</source>
        <translation>Casement</translation>
    </message>
    <message>
        <source>Casement cannot use its data folder. Put this right, then start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::App::TrayPresence</name>
    <message>
        <source>Open Casement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished">יציאה</translation>
    </message>
    <message numerus="yes">
        <source>Casement: %n unread notices</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Casement</source>
        <translation type="unfinished">Casement</translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseCountModel</name>
    <message numerus="yes">
        <source>%1, %n cases</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseGroups</name>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished">מצב</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished">חומרה</translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished">חשבון</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished">מטפל</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseListModel</name>
    <message>
        <source>%1 (%L2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseText</name>
    <message>
        <source>%1 min</source>
        <translation>%1 דק׳</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 שע׳</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 ימים</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>בעוד רגע</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ממש עכשיו</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>בעוד %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>לפני %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>איחור של %1</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>טרם נשלח</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>מספר</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>נושא</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>חומרה</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>עדיפות</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>חשבון</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>איש קשר</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>מוצר</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>נפתח</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>עדכון אחרון</translation>
    </message>
    <message>
        <source>Last response</source>
        <translation>תגובה אחרונה</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>הוסלם</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>קבצים</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>ממתין לשליחה</translation>
    </message>
    <message>
        <source>Something came back. The outbox says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Only this heading is kept on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Items::HomeFeed</name>
    <message>
        <source>Came back to you: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Update promised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Items::HomeListModel</name>
    <message>
        <source>closes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closes any moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>promise starts when sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Items::RecentModel</name>
    <message>
        <source>Viewed</source>
        <translation>נצפה</translation>
    </message>
    <message>
        <source>Number or account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation>מתי</translation>
    </message>
</context>
<context>
    <name>Casement::Items::ViewListModel</name>
    <message numerus="yes">
        <source>%1, %n cases</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A view of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>A view of your own that you share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AccountField</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of the name to find it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AccountPage</name>
    <message>
        <source>Create new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipping address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact of this account is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no open case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no closed case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
    <message>
        <source>Customer Success Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AccountsPage</name>
    <message>
        <source>No account here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The accounts you can see come with the first sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The accounts could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ActDialog</name>
    <message>
        <source>Please choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in a few words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ActionRegistry</name>
    <message>
        <source>New case</source>
        <translation>פנייה חדשה</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>סנכרון עכשיו</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>עבודה לא מקוונת</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>החלונית הבאה</translation>
    </message>
    <message>
        <source>Go to Cases</source>
        <translation>מעבר לפניות</translation>
    </message>
    <message>
        <source>Go to Outbox</source>
        <translation>מעבר לדואר היוצא</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>הפנייה הבאה</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>הפנייה הקודמת</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>פתיחת הפנייה</translation>
    </message>
    <message>
        <source>Copy case number</source>
        <translation>העתקת מספר הפנייה</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>תגובה</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>הערה פנימית</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>הסלמה</translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>שינוי מצב</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>הקצאה אליי</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>שליחה</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>צירוף קבצים</translation>
    </message>
    <message>
        <source>Keyboard overview</source>
        <translation>סקירת מקשים</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>התנתקות…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>יציאה</translation>
    </message>
    <message>
        <source>Go to Knowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still working on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close as recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all cases</source>
        <translation type="unfinished">חיפוש בכל הפניות</translation>
    </message>
    <message>
        <source>Needs the right to open cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a list on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an open case you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an open case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a suggested solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case that waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a recommendation to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an escalation that runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs words to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: like the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading pane: below the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading pane: beside the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading pane: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save support bundle…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link to case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select several cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a reply sent a moment ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a second workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a view of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move view up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move view down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save case as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read what is sealed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case of your own with something sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to a case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case that is linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into a new case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case with messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into a case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case that is not merged or escalated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a case merged in the last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not group list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a list of a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group list by status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group list by severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group list by account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group list by owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share view, or stop sharing it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print case…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AdvisorPanel</name>
    <message>
        <source>Help me choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed: %1. %2 You can choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Alerts</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new notices</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AttachmentBar</name>
    <message>
        <source>Attach files</source>
        <translation>צירוף קבצים</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>צילום מסך</translation>
    </message>
    <message>
        <source>The picture could not be saved. Make room on the disk and paste it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large: a file may have at most %2. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not fit: the files of a case may have at most %2 together. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file that can be attached. Pack a folder into one file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not attached. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Badge</name>
    <message>
        <source>Escalated</source>
        <translation>הוסלם</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseActs</name>
    <message>
        <source>The solution still waits for your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recommendation stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommend to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer Care sees your recommendation and closes the case, or asks you why it is open still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline the solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case opens again. Say what is missing, so that Customer Care can go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it changes stands in the history, which the customer reads where the level is not Customer Care&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer reads your feedback with the escalation, and can escalate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support &amp;feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The links stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both cases say in their history that they are no longer about the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Linked case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cases stay merged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseDraft</name>
    <message>
        <source>Further instances affected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseHeader</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back, see the outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>ממתין לשליחה</translation>
    </message>
    <message>
        <source>The promise starts when the service receives the escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised update is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation answered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended to close: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes by itself %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes by itself any moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update promised by %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseListView</name>
    <message>
        <source>Cases</source>
        <translation>פניות</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CasePdf</name>
    <message>
        <source>Files: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished">מצב</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished">נפתח</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseView</name>
    <message>
        <source>Conversation</source>
        <translation>התכתבות</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>פרטים</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>קבצים</translation>
    </message>
    <message>
        <source>History</source>
        <translation>היסטוריה</translation>
    </message>
    <message>
        <source>No case selected</source>
        <translation>לא נבחרה פנייה</translation>
    </message>
    <message>
        <source>Select a case to read its conversation, files and history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not exist, or you may no longer see it. What you wrote stays in your drafts and the outbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may read this case but not write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other status can follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The status stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case keeps its owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Somebody else set %n field(s) before your change arrived. Both values are kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case is begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new case is begun already. Finish or discard it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1 is saved as PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Related (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case goes on as case %1. What you write here is posted there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case does not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That case is not here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1 is printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1 is not printed. The printer does not take it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CasesPage</name>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>איפוס העמודות</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ניסיון נוסף</translation>
    </message>
    <message>
        <source>Search results for “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest %L1 of more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, older ones are loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing viewed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases, accounts and contacts you look at are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other cases may be here without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>ניקוי הסינון</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>לא נמצא דבר</translation>
    </message>
    <message>
        <source>No case on this computer contains “%1”. Try fewer words, or a case number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>ניקוי החיפוש</translation>
    </message>
    <message>
        <source>Your cases are on their way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest come first. You can already work with those that are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, older ones found by their heading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case has a link once it has its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n links are copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Case %1 belongs to another portal. Open the link in a workspace of that portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1 is not here. It does not exist, is not yours to see, or has not arrived yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %L1 of %L2 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) saved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is not saved. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New view</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Group by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing %L1 of %L2 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) printed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The list is not printed. The printer does not take it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CcField</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address outside your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not at your organisation&apos;s address. This person would get a copy of every mail about the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>הסרה</translation>
    </message>
    <message numerus="yes">
        <source>That is the most: %n address(es). Remove one to add another.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CheatSheet</name>
    <message>
        <source>Keyboard overview</source>
        <translation type="unfinished">סקירת מקשים</translation>
    </message>
    <message>
        <source>Keys of one letter work while you are not typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ChecklistPanel</name>
    <message>
        <source>What usually helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a question and answer it. Your answers are added to the description.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs for %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the article %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ChoiceField</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the above first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command, place, view or case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do something, or go to a page, view or case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters, or a case number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Viewed lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Composer</name>
    <message>
        <source>Reply</source>
        <translation>תגובה</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>הערה פנימית</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>צירוף</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>צירוף קבצים</translation>
    </message>
    <message>
        <source>Choose files, or drop or paste them into the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case then waits for the customer&apos;s answer. Without the tick it stays with Care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You wrote this as a reply. As an internal note only Care sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You wrote this as an internal note. As a reply the customer sees every word of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal: only Care sees this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To Customer Care</source>
        <translation>אל התמיכה</translation>
    </message>
    <message numerus="yes">
        <source>To Customer Care, copy to %n address(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>אל %1</translation>
    </message>
    <message numerus="yes">
        <source>To %1, copy to %n address(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write a note for your colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to open the case again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>כתיבת תגובה</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>נשלח…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>הוספת הערה</translation>
    </message>
    <message>
        <source>Send reply</source>
        <translation>שליחת התגובה</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how it will be read (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is closed for good and takes no more replies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case about this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ConflictCard</name>
    <message>
        <source>Keep &amp;mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write it together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, written together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ConflictDialog</name>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two changes to the same field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else set the same field before your change arrived. Nothing is lost: both values are below. Changes to other fields were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left to decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished">מצב</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished">מטפל</translation>
    </message>
    <message>
        <source>You, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ContactDialog</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No other contact of this account is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of this account matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ContactField</name>
    <message>
        <source>Find another contact…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the account first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::DueFacts</name>
    <message>
        <source>%1 min</source>
        <translation type="unfinished">%1 דק׳</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished">%1 שע׳</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First response due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next update due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused with %1 left, while the case waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, by reclassification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped the holiday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level changed to %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Errors</name>
    <message>
        <source>Something in it was not accepted. Your text is kept. Check what you entered and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s rules could not be read. What is on this computer is safe. Tell the portal&apos;s administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended. Everything you wrote is kept. Sign in again to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-mail address or the password is not right. Check both and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were too many attempts. Wait a minute, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not exist, or you may not see it. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal does not allow this now. Your text is kept, so you can use it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the same thing meanwhile. Nothing is lost. Look at the present value and decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service already has something else under this entry&apos;s name. Your text is kept. Send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is larger than the portal accepts. Your text is kept. Shorten it or attach less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attachment has not arrived yet. It is kept and is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached. Everything is kept on this computer. Check the network and the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answered, but it is not a Casement service. Check the address, or sign in to this network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has a problem. Everything you wrote is kept and is sent as soon as the service is well again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer could not save it. Keep this window open, make room on the disk, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data on this computer was written by a newer Casement. It is untouched. Install the newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was stopped before it was done. Nothing is lost. Try again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your unsent work is damaged. Unsent work may be in it, so it is left untouched. Keep a copy of it, move it away, and start Casement again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casement is already running with the same data. Use the window that is open, or close it and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy on this computer was damaged. You can go on reading what is left of it while it is loaded again from the service. What you wrote is kept apart and safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::EscalationDialog</name>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>הסלמה</translation>
    </message>
    <message>
        <source>Escalate case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is escalated already. A further reason is added to it, with a promise of its own; the earlier one stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>סיבה</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation>תיאור</translation>
    </message>
    <message>
        <source>What has changed, and what you need by when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalated: I want this case escalated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are offline. The escalation is kept and sent when you are online again. The promised time starts when the service receives it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised next update: %1. A mail to you and the contact confirms it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalate anyway</source>
        <translation>הסלמה בכל זאת</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words what you need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Shorten it to %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tick this to confirm the escalation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reason is meant for an earlier escalation that stayed unanswered or did not help, and this case has none. Choose another reason, or escalate anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not escalated. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier escalations (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FactsPanel</name>
    <message>
        <source>Details</source>
        <translation>פרטים</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>נפתח על ידי</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>מטפל</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>עדיפות</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>נפתח</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>עדכון אחרון</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>נסגר</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished">חומרה</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FieldEdit</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else emptied this meanwhile. Saving puts your value there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this to “%1” meanwhile. Saving replaces it by yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote in “%1” is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FieldEditor</name>
    <message>
        <source>%1 (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This is too long: at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is in the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At most %n address(es).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a whole address that begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it to one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not accepted. Check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case with these answers never has this level. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not change this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be chosen here, or no longer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FileChip</name>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>הסרה</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FilesView</name>
    <message>
        <source>No files yet</source>
        <translation>אין עדיין קבצים</translation>
    </message>
    <message>
        <source>Files sent with this case or its messages are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation>קבצים</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>שם</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>גודל</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation>מתי</translation>
    </message>
    <message>
        <source>%1 (internal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>ממתין לשליחה</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FilterBar</name>
    <message>
        <source>Filter this list</source>
        <translation>סינון הרשימה</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>חומרה</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>מוצר</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>חשבון</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>עמודות</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>כל מצב</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>כל חומרה</translation>
    </message>
    <message>
        <source>Any product</source>
        <translation>כל מוצר</translation>
    </message>
    <message>
        <source>Any account</source>
        <translation>כל חשבון</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished">עדיפות</translation>
    </message>
    <message>
        <source>Any priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or copy this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FormPage</name>
    <message>
        <source>Attach files</source>
        <translation>צירוף קבצים</translation>
    </message>
    <message>
        <source>Choose files, or drop or paste them into the description</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Formatter</name>
    <message>
        <source>Sealed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HelpWindow</name>
    <message>
        <source>Help – Casement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HistoryPage</name>
    <message>
        <source>Escalations (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HistoryView</name>
    <message>
        <source>by mail</source>
        <translation>בדואר</translation>
    </message>
    <message>
        <source>in a chat</source>
        <translation>בצ׳אט</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through the API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation>מיובא</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>מטפל</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>עדיפות</translation>
    </message>
    <message>
        <source>The portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 opened the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wrote an internal note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wrote a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended the escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 escalated: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed %2, which was %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed %2 from %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation>היסטוריה</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>פנימי</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 answered the recommendation to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 recommended to close: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is still working on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent a reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The promised update did not come in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The promised update is due soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reported an outage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 split the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed the link to case %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 linked case %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 undid the merge into case %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 merged the case into case %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 undid the merge of case %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 merged case %2 into this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HomeCard</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you. Answers asked of you and promised updates come here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases, accounts and contacts you look at are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status of cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, opens in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HomeRowDelegate</name>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::InstanceField</name>
    <message>
        <source>Several are affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The further ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KeepingPage</name>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept here can be read, searched and answered without a network. Open cases, drafts and unsent work are always kept. Of what is left out the heading stays in the lists; open it online to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ttachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Each up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Updated in the last %n months</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those I opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All, up to a size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used: %1 of %2. Cases %3, attachments %4; drafts and unsent work %5 besides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases alone take more than that. They are kept all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln older cases only the heading is here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In force. What is too much goes bit by bit while you work; what is missing comes when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KeyCaps</name>
    <message>
        <source>%1 then %2</source>
        <comment>keys pressed one after the other</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>alternative keys</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KeysPage</name>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an act, then press its new keys. Keys of one letter work while you are not typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acts and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Alt with a letter is AltGr on some keyboards and writes a sign there. Choose other keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would be typed into the text. Choose keys with Ctrl or Alt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys edit text everywhere. Choose other ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys move through lists and pages. Choose other ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken by: %1. “Take over” leaves that without them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KnowledgePage</name>
    <message>
        <source>Documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question and answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walkthrough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video tutorial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an article to read it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal</source>
        <translation type="unfinished">פנימי</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your support team publishes comes here by itself, and stays readable without a network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LevelField</name>
    <message>
        <source>A case of the type %1 always has the level %2: it asks for something new, and nothing is broken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LibraryDelegate</name>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LibraryPage</name>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished">טקסט</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer or shorter words find more: the beginning of a word is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">ניסיון נוסף</translation>
    </message>
    <message>
        <source>This is not here any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken back, or you may not see it any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LinkDialog</name>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both cases name the other in their history. Customers read it where they may see both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or words of the other case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other case is found here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case closes, and the one you choose goes on with the messages and files of both; internal notes stay internal. Only cases of the same customer can be merged. It can be undone for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets copies of the other case</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ListExport</name>
    <message>
        <source>%1 · page %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MainWindow</name>
    <message>
        <source>Search all cases</source>
        <translation>חיפוש בכל הפניות</translation>
    </message>
    <message>
        <source>Search all cases or jump to a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, “quoted phrases”, or subject: status: severity: account: opened:&gt;2026-01-01 (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>פניות</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>דואר יוצא</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>הגדרות</translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>ערכת צבעים</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>כמו שולחן העבודה</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>בהיר</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>כהה</translation>
    </message>
    <message>
        <source>Reading pane</source>
        <translation>חלונית קריאה</translation>
    </message>
    <message>
        <source>Below the list</source>
        <translation>מתחת לרשימה</translation>
    </message>
    <message>
        <source>Beside the list</source>
        <translation>לצד הרשימה</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>כבוי</translation>
    </message>
    <message>
        <source>%1 – Casement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, counts and states for somebody who helps you. No word of a case is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The support bundle is saved. It has versions, counts and states, and no word of a case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The support bundle was not saved. Choose another place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the window leaves an icon with the number of unread notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2 (signed out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MarkdownView</name>
    <message>
        <source>[picture]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[picture: %1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation>טקסט</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MessageBody</name>
    <message>
        <source>Quoted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show quoted text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MessageCard</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>ממתין לשליחה</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>לא ידוע</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>פנימי</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>תמיכה</translation>
    </message>
    <message>
        <source>Internal note by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MessagesPage</name>
    <message>
        <source>Product updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root cause analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root cause analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a message to read it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal</source>
        <translation type="unfinished">פנימי</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product updates, announcements and what was learnt from outages come here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report an outage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you meet is not listed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscriptions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the parts of the portal fare comes here, and what goes wrong with them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::NewCasePage</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation>פנייה חדשה</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is still being copied. Create the case in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case was not created. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case this one is about is not here any more. Create it again, without the link.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>סגירה</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies, changes of status and what else concerns your cases come here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 opened a case for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 replied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wrote an internal note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set the status to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 suggested a solution and waits for your approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case waits for you and closes by itself without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case was closed because no answer came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 escalated: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered the escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended the escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update promised for an escalation is due soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update promised for an escalation did not come in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 recommends to close the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered the recommendation to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked for more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 assigned the case to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set the severity to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set the priority to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 merged the case into case %2, which goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::OutboxPage</name>
    <message>
        <source>Open case</source>
        <translation>פתיחת הפנייה</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>שליחה חוזרת</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>העתקת הטקסט</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>מחיקה</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>דואר יוצא</translation>
    </message>
    <message>
        <source>What you wrote and the service does not have yet. It is sent by itself as soon as you are online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>שום דבר אינו ממתין</translation>
    </message>
    <message>
        <source>Replies, new cases and escalations wait here until the service has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>ממתין לשליחה</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on its way and cannot be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop from the outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new case and everything written on it is deleted from this computer. It was never sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is deleted from this computer. It was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It is on its way to the service already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case with this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of the escalation of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still working on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a draft in this place already. Finish or discard it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not opened for editing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is about case %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of a link of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case split from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the merge of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription or shared view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Printing</name>
    <message>
        <source>Print %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Rail</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RailButton</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>99+</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RecentView</name>
    <message>
        <source>Recently viewed</source>
        <translation>נצפו לאחרונה</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RecordDialog</name>
    <message>
        <source>Name</source>
        <translation type="unfinished">שם</translation>
    </message>
    <message>
        <source>Customer Success Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished">דוא״ל</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message>
        <source>%1 is not changed. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A contact of this account has this address already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contact is not added. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RelatedView</name>
    <message>
        <source>Related cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ReviewPage</name>
    <message>
        <source>You are offline. The case is kept and gets its number once you are online again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation>קבצים</translation>
    </message>
    <message>
        <source>Nothing entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in and sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RoundsList</name>
    <message>
        <source>answered after the promised time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered in time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended without an answer, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not received by the service yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer promised by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Support feedback: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised: %1, by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SealedDialog</name>
    <message>
        <source>Read and record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sealed on case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer sealed this for you as the engineer who works on the case. Each reading is recorded in the audit log, with your name, the case and the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is never kept on your computer. Go online to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sealed on this case any more. This reading was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reading was recorded. What you see is gone when you close this window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SealedField</name>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed. Type to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be sealed before the service was reached. Leave it out for now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SharedViews</name>
    <message>
        <source>Your team no longer sees this view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people of your account no longer see this view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team sees this view now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people of your account see this view now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view is not shared. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SignInDialog</name>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>התחברות</translation>
    </message>
    <message>
        <source>Sign in to your support portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your invitation, for example support.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>דוא״ל</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>סיסמה</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer offers no keychain. You will be asked to sign in each time Casement starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a service. It looks like https://support.example.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send your password unencrypted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address begins with http. Anyone on the way can read your password and your cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to another portal, or as somebody else</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SignOutDialog</name>
    <message>
        <source>Also remove everything kept on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>התנתקות</translation>
    </message>
    <message>
        <source>Your cases and drafts stay on this computer and are there again when you sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Sign out and remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was never sent and will be lost:
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not sent yet. It is kept and sent when you sign in again:
%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SplitDialog</name>
    <message>
        <source>Make the new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject of the new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages of the new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message>
        <source>The messages you choose are copied into a new case of the same customer, with their authors, times and files; internal notes stay internal. The two cases are linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Subject of the new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Messages of the new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal</source>
        <translation type="unfinished">פנימי</translation>
    </message>
    <message>
        <source>Give the new case a subject.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one message that the customer reads.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SubscriptionsDialog</name>
    <message>
        <source>Save subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what %1 is sent. The choice goes with your sign-in, on every computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, by SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, by e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">ביטול</translation>
    </message>
    <message>
        <source>The subscription is not saved. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Suggestions</name>
    <message>
        <source>Perhaps one of these helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SyncBar</name>
    <message>
        <source>Synced %1</source>
        <translation>סונכרן %1</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>מסתנכרן…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>מתחבר…</translation>
    </message>
    <message>
        <source>Your session has ended. Everything you write is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First sync: %1 of %2 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First sync: %1 cases so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline. Everything you write is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working offline, last synced %1. Everything you write is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline, last synced %1. Everything you write is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>התחברות מחדש</translation>
    </message>
    <message>
        <source>First sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay off the network until you switch this off. What you write is kept and sent then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 cases are here. The older ones wait for a network that is not metered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First sync: all %1 cases are here, lists and search are being prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync less on this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync less on this network: what you write is sent and changes come, but older cases and large files wait until you switch this off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing: %1 of %2 cases are fresh again. You can go on reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing. You can go on reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Decide on %n field(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SystemStatus</name>
    <message>
        <source>Operational</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being investigated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mended, being watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is operational.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) under way.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n component(s) not fully operational.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ThreadView</name>
    <message>
        <source>Conversation</source>
        <translation>התכתבות</translation>
    </message>
    <message>
        <source>The rest of this case is not on this computer yet. It comes when you are online again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest of this case is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Of this case only the heading is kept on this computer. Open it when you are online to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each view shows how many cases are in it now. Casement begins with the one you used last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in steps, also without a network. What you type is kept with every letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search every case here. Press Ctrl+K for every command, page and view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bar says how things stand. Offline you go on working; what waits is sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help is near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press F1 to read about the place you are in, and ? for all keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent a moment ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts it back into the editor (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your note waits for the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply waits for the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Your note goes out in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your reply goes out in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is on its way already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ViewsPane</name>
    <message>
        <source>Views</source>
        <translation type="unfinished">תצוגות</translation>
    </message>
    <message>
        <source>Keep this filter as a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case views</source>
        <translation type="unfinished">תצוגות פניות</translation>
    </message>
    <message>
        <source>Use the present filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is deleted. Its cases stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with your account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Your support cases, on your desktop, with or without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep everything in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a private service with sample cases and sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start without contacting the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo of this portal, for example atlas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check everything kept on this computer, print what is wrong, and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write versions, counts and states to FILE, without any word of a case, and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start in the tray, or minimised where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case to show, casement://…; a Casement that runs already shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the same, and have the next start build anew what is wrong and can be had again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
