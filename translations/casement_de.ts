<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Casement::App::DemoService</name>
    <message>
        <source>Preparing the demo portal with 500 cases</source>
        <translation>Das Vorführportal mit 500 Fällen wird vorbereitet</translation>
    </message>
    <message>
        <source>Starting the demo portal</source>
        <translation>Das Vorführportal wird gestartet</translation>
    </message>
</context>
<context>
    <name>Casement::App::Desktop</name>
    <message>
        <source>Starting</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Casement</source>
        <translation>Casement</translation>
    </message>
    <message>
        <source>Casement cannot use its data folder. Put this right, then start it again.</source>
        <translation>Casement kann seinen Datenordner nicht benutzen. Beheben Sie das und starten Sie es dann neu.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Casement::App::TrayPresence</name>
    <message>
        <source>Open Casement</source>
        <translation>Casement öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>Casement: %n unread notices</source>
        <translation>
            <numerusform>Casement: %n ungelesener Hinweis</numerusform>
            <numerusform>Casement: %n ungelesene Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Casement</source>
        <translation>Casement</translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseCountModel</name>
    <message numerus="yes">
        <source>%1, %n cases</source>
        <translation>
            <numerusform>%1, %n Fall</numerusform>
            <numerusform>%1, %n Fälle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseGroups</name>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseListModel</name>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1 (%L2)</translation>
    </message>
</context>
<context>
    <name>Casement::Items::CaseText</name>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T.</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 zu spät</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Eröffnet</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last response</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Something came back. The outbox says why</source>
        <translation>Etwas kam zurück. Der Postausgang sagt, warum</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>%1
Only this heading is kept on this computer</source>
        <translation>%1
Nur diese Überschrift ist auf diesem Rechner</translation>
    </message>
</context>
<context>
    <name>Casement::Items::HomeFeed</name>
    <message>
        <source>Came back to you: %1</source>
        <translation>Zu Ihnen zurückgekommen: %1</translation>
    </message>
    <message>
        <source>%1 · Update promised</source>
        <translation>%1 · Antwort zugesagt</translation>
    </message>
</context>
<context>
    <name>Casement::Items::HomeListModel</name>
    <message>
        <source>closes %1</source>
        <translation>schließt %1</translation>
    </message>
    <message>
        <source>closes any moment</source>
        <translation>schließt jeden Moment</translation>
    </message>
    <message>
        <source>promise starts when sent</source>
        <translation>Zusage beginnt mit dem Senden</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Casement::Items::RecentModel</name>
    <message>
        <source>Viewed</source>
        <translation>Angesehen</translation>
    </message>
    <message>
        <source>Number or account</source>
        <translation>Nummer oder Konto</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>Casement::Items::ViewListModel</name>
    <message numerus="yes">
        <source>%1, %n cases</source>
        <translation>
            <numerusform>%1, %n Fall</numerusform>
            <numerusform>%1, %n Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>A view of your own</source>
        <translation>Eine eigene Ansicht</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A view of your own that you share</source>
        <translation>Eine eigene Ansicht, die Sie teilen</translation>
    </message>
    <message>
        <source>Shared by you</source>
        <translation>Von Ihnen geteilt</translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <translation>Geteilt von %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AccountField</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Type a part of the name to find it.</source>
        <translation>Geben Sie einen Teil des Namens ein.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AccountPage</name>
    <message>
        <source>Create new case</source>
        <translation>Neuen Fall anlegen</translation>
    </message>
    <message>
        <source>Account information</source>
        <translation>Angaben zum Konto</translation>
    </message>
    <message>
        <source>Shipping address</source>
        <translation>Lieferanschrift</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>No contact of this account is on this computer.</source>
        <translation>Kein Kontakt dieses Kontos ist auf diesem Computer.</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Offene Fälle</translation>
    </message>
    <message>
        <source>Closed cases</source>
        <translation>Geschlossene Fälle</translation>
    </message>
    <message>
        <source>This account has no open case.</source>
        <translation>Dieses Konto hat keinen offenen Fall.</translation>
    </message>
    <message>
        <source>This account has no closed case.</source>
        <translation>Dieses Konto hat keinen geschlossenen Fall.</translation>
    </message>
    <message>
        <source>Go to list</source>
        <translation>Zur Liste</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Customer Success Manager</source>
        <translation>Customer Success Manager</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Support level</source>
        <translation>Supportstufe</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Partner IDs</source>
        <translation>Partner-IDs</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Sub-region</source>
        <translation>Teilregion</translation>
    </message>
    <message>
        <source>Contacts (%1)</source>
        <translation>Kontakte (%1)</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>Change details</source>
        <translation>Details ändern</translation>
    </message>
    <message>
        <source>Change contact</source>
        <translation>Kontakt ändern</translation>
    </message>
    <message>
        <source>Change my details</source>
        <translation>Meine Angaben ändern</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AccountsPage</name>
    <message>
        <source>No account here yet</source>
        <translation>Noch kein Konto hier</translation>
    </message>
    <message>
        <source>The accounts you can see come with the first sync.</source>
        <translation>Die Konten, die Sie sehen dürfen, kommen mit dem ersten Abgleich.</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Ein Konto wählen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>The accounts could not be read</source>
        <translation>Die Konten ließen sich nicht lesen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ActDialog</name>
    <message>
        <source>Please choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie aus.</translation>
    </message>
    <message>
        <source>Say it in a few words.</source>
        <translation>Sagen Sie es in wenigen Worten.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ActionRegistry</name>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Go to Cases</source>
        <translation>Zu den Fällen</translation>
    </message>
    <message>
        <source>Go to Outbox</source>
        <translation>Zum Postausgang</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Nächster Fall</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Voriger Fall</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Copy case number</source>
        <translation>Fallnummer kopieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>Status ändern</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>Mir zuweisen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Keyboard overview</source>
        <translation>Tastenübersicht</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go to Knowledge</source>
        <translation>Zum Wissen</translation>
    </message>
    <message>
        <source>Go to Messages</source>
        <translation>Zu den Mitteilungen</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>Fall schließen</translation>
    </message>
    <message>
        <source>Approve solution</source>
        <translation>Lösung annehmen</translation>
    </message>
    <message>
        <source>Decline solution</source>
        <translation>Lösung ablehnen</translation>
    </message>
    <message>
        <source>Still working on it</source>
        <translation>Arbeite noch daran</translation>
    </message>
    <message>
        <source>Close as recommended</source>
        <translation>Wie empfohlen schließen</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Change level</source>
        <translation>Stufe ändern</translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation>Eskalation beenden</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Search all cases</source>
        <translation>Alle Fälle durchsuchen</translation>
    </message>
    <message>
        <source>Needs the right to open cases</source>
        <translation>Braucht das Recht, Fälle zu eröffnen</translation>
    </message>
    <message>
        <source>Needs a list on show</source>
        <translation>Braucht eine sichtbare Liste</translation>
    </message>
    <message>
        <source>Needs a case in the list</source>
        <translation>Braucht einen Fall in der Liste</translation>
    </message>
    <message>
        <source>Needs a case you may write to</source>
        <translation>Braucht einen Fall, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>Needs a case</source>
        <translation>Braucht einen Fall</translation>
    </message>
    <message>
        <source>Needs an open case you may write to</source>
        <translation>Braucht einen offenen Fall, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>Needs a case of somebody else</source>
        <translation>Braucht einen Fall, der jemand anderem zugewiesen ist</translation>
    </message>
    <message>
        <source>Needs an open case</source>
        <translation>Braucht einen offenen Fall</translation>
    </message>
    <message>
        <source>Needs a suggested solution</source>
        <translation>Braucht einen Lösungsvorschlag</translation>
    </message>
    <message>
        <source>Needs a case that waits for you</source>
        <translation>Braucht einen Fall, der auf Sie wartet</translation>
    </message>
    <message>
        <source>Needs a recommendation to close</source>
        <translation>Braucht eine Empfehlung zum Schließen</translation>
    </message>
    <message>
        <source>Needs an escalation that runs</source>
        <translation>Braucht eine laufende Eskalation</translation>
    </message>
    <message>
        <source>Needs words to send</source>
        <translation>Braucht Text zum Senden</translation>
    </message>
    <message>
        <source>Theme: like the desktop</source>
        <translation>Farben: wie der Desktop</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Reading pane: below the list</source>
        <translation>Lesebereich: unter der Liste</translation>
    </message>
    <message>
        <source>Reading pane: beside the list</source>
        <translation>Lesebereich: neben der Liste</translation>
    </message>
    <message>
        <source>Reading pane: off</source>
        <translation>Lesebereich: aus</translation>
    </message>
    <message>
        <source>What is kept on this computer</source>
        <translation>Was auf diesem Computer bleibt</translation>
    </message>
    <message>
        <source>Save support bundle…</source>
        <translation>Support-Paket speichern…</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Zur Startseite</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Go to Notices</source>
        <translation>Zu den Hinweisen</translation>
    </message>
    <message>
        <source>Copy link to case</source>
        <translation>Link zum Fall kopieren</translation>
    </message>
    <message>
        <source>Select several cases</source>
        <translation>Mehrere Fälle auswählen</translation>
    </message>
    <message>
        <source>Save list as CSV…</source>
        <translation>Liste als CSV speichern…</translation>
    </message>
    <message>
        <source>Save list as PDF…</source>
        <translation>Liste als PDF speichern…</translation>
    </message>
    <message>
        <source>Go to Accounts</source>
        <translation>Zu den Konten</translation>
    </message>
    <message>
        <source>Help on this place</source>
        <translation>Hilfe zu diesem Ort</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation>Senden rückgängig machen</translation>
    </message>
    <message>
        <source>Needs a reply sent a moment ago</source>
        <translation>Braucht eine eben gesendete Antwort</translation>
    </message>
    <message>
        <source>Mute this case</source>
        <translation>Diesen Fall stummschalten</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Next workspace</source>
        <translation>Nächster Arbeitsbereich</translation>
    </message>
    <message>
        <source>Needs a second workspace</source>
        <translation>Braucht einen zweiten Arbeitsbereich</translation>
    </message>
    <message>
        <source>Add a workspace…</source>
        <translation>Arbeitsbereich hinzufügen…</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Needs a view of your own</source>
        <translation>Braucht eine eigene Ansicht</translation>
    </message>
    <message>
        <source>Move view up</source>
        <translation>Ansicht nach oben</translation>
    </message>
    <message>
        <source>Move view down</source>
        <translation>Ansicht nach unten</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Ansicht löschen</translation>
    </message>
    <message>
        <source>Save case as PDF…</source>
        <translation>Fall als PDF speichern…</translation>
    </message>
    <message>
        <source>Read what is sealed…</source>
        <translation>Versiegeltes lesen …</translation>
    </message>
    <message>
        <source>Needs a case of your own with something sealed</source>
        <translation>Braucht einen eigenen Fall mit Versiegeltem</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>Farben: hoher Kontrast</translation>
    </message>
    <message>
        <source>Link to a case…</source>
        <translation>Mit einem Fall verknüpfen …</translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation>Verknüpfung lösen …</translation>
    </message>
    <message>
        <source>Needs a case that is linked</source>
        <translation>Braucht einen verknüpften Fall</translation>
    </message>
    <message>
        <source>Split into a new case…</source>
        <translation>In einen neuen Fall abtrennen …</translation>
    </message>
    <message>
        <source>Needs a case with messages</source>
        <translation>Braucht einen Fall mit Nachrichten</translation>
    </message>
    <message>
        <source>Merge into a case…</source>
        <translation>Mit einem Fall zusammenführen …</translation>
    </message>
    <message>
        <source>Needs a case that is not merged or escalated</source>
        <translation>Braucht einen Fall, der weder zusammengeführt noch eskaliert ist</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>Zusammenführung rückgängig machen</translation>
    </message>
    <message>
        <source>Needs a case merged in the last 30 days</source>
        <translation>Braucht einen Fall, der in den letzten 30 Tagen zusammengeführt wurde</translation>
    </message>
    <message>
        <source>Print list…</source>
        <translation>Liste drucken…</translation>
    </message>
    <message>
        <source>Do not group list</source>
        <translation>Liste nicht gruppieren</translation>
    </message>
    <message>
        <source>Needs a list of a view</source>
        <translation>Braucht die Liste einer Ansicht</translation>
    </message>
    <message>
        <source>Group list by status</source>
        <translation>Liste nach Status gruppieren</translation>
    </message>
    <message>
        <source>Group list by severity</source>
        <translation>Liste nach Schweregrad gruppieren</translation>
    </message>
    <message>
        <source>Group list by account</source>
        <translation>Liste nach Konto gruppieren</translation>
    </message>
    <message>
        <source>Group list by owner</source>
        <translation>Liste nach Bearbeitung gruppieren</translation>
    </message>
    <message>
        <source>Share view, or stop sharing it</source>
        <translation>Ansicht teilen oder nicht mehr teilen</translation>
    </message>
    <message>
        <source>Print case…</source>
        <translation>Fall drucken…</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AdvisorPanel</name>
    <message>
        <source>Help me choose</source>
        <translation>Bei der Wahl helfen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Proposed: %1. %2 You can choose another one.</source>
        <translation>Vorschlag: %1. %2 Sie können eine andere Stufe wählen.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Alerts</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Ankündigung</translation>
    </message>
    <message numerus="yes">
        <source>%n new notices</source>
        <translation>
            <numerusform>%n neuer Hinweis</numerusform>
            <numerusform>%n neue Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störung</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::AttachmentBar</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>The picture could not be saved. Make room on the disk and paste it again.</source>
        <translation>Das Bild ließ sich nicht speichern. Schaffen Sie Platz auf dem Datenträger und fügen Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>%1 is too large: a file may have at most %2. Your text is kept.</source>
        <translation>%1 ist zu groß: Eine Datei darf höchstens %2 haben. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 does not fit: the files of a case may have at most %2 together. Your text is kept.</source>
        <translation>%1 passt nicht mehr dazu: Alle Dateien eines Falls dürfen zusammen höchstens %2 haben. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 is not a file that can be attached. Pack a folder into one file first.</source>
        <translation>%1 lässt sich nicht anhängen. Packen Sie einen Ordner zuerst in eine Datei.</translation>
    </message>
    <message>
        <source>%1 was not attached. %2</source>
        <translation>%1 wurde nicht angehängt. %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Badge</name>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseActs</name>
    <message>
        <source>The solution still waits for your answer.</source>
        <translation>Die Lösung wartet weiter auf Ihre Antwort.</translation>
    </message>
    <message>
        <source>The time stays as it is.</source>
        <translation>Die Frist bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The case stays open.</source>
        <translation>Der Fall bleibt offen.</translation>
    </message>
    <message>
        <source>The recommendation stays.</source>
        <translation>Die Empfehlung bleibt bestehen.</translation>
    </message>
    <message>
        <source>Recommend to close</source>
        <translation>Schließen empfehlen</translation>
    </message>
    <message>
        <source>Customer Care sees your recommendation and closes the case, or asks you why it is open still.</source>
        <translation>Der Kundendienst sieht Ihre Empfehlung und schließt den Fall oder fragt nach.</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>Empfehlen</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;More about it</source>
        <translation>&amp;Mehr dazu</translation>
    </message>
    <message>
        <source>Decline the solution</source>
        <translation>Lösung ablehnen</translation>
    </message>
    <message>
        <source>The case opens again. Say what is missing, so that Customer Care can go on from there.</source>
        <translation>Der Fall wird wieder geöffnet. Sagen Sie, was fehlt, damit der Kundendienst dort weitermachen kann.</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>&amp;What is missing</source>
        <translation>&amp;Was fehlt</translation>
    </message>
    <message>
        <source>Change level</source>
        <translation>Stufe ändern</translation>
    </message>
    <message>
        <source>Why it changes stands in the history, which the customer reads where the level is not Customer Care's own.</source>
        <translation>Der Grund steht im Verlauf; der Kunde liest ihn, sofern die Stufe nicht nur dem Kundendienst gehört.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>&amp;New level</source>
        <translation>&amp;Neue Stufe</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>Waru&amp;m</translation>
    </message>
    <message>
        <source>Severity: %1</source>
        <translation>Schweregrad: %1</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>Priorität: %1</translation>
    </message>
    <message>
        <source>End the escalation</source>
        <translation>Eskalation beenden</translation>
    </message>
    <message>
        <source>The customer reads your feedback with the escalation, and can escalate again.</source>
        <translation>Der Kunde liest Ihre Rückmeldung bei der Eskalation und kann erneut eskalieren.</translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation>Eskalation beenden</translation>
    </message>
    <message>
        <source>Support &amp;feedback</source>
        <translation>&amp;Rückmeldung</translation>
    </message>
    <message>
        <source>The links stay.</source>
        <translation>Die Verknüpfungen bleiben.</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>Both cases say in their history that they are no longer about the same.</source>
        <translation>Beide Fälle sagen in ihrem Verlauf, dass sie nicht mehr dasselbe betreffen.</translation>
    </message>
    <message>
        <source>&amp;Linked case</source>
        <translation>&amp;Verknüpfter Fall</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The cases stay merged.</source>
        <translation>Die Fälle bleiben zusammengeführt.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseDraft</name>
    <message>
        <source>Further instances affected</source>
        <translation>Weitere betroffene Instanzen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseHeader</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Came back, see the outbox</source>
        <translation>Kam zurück, siehe Postausgang</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>The promise starts when the service receives the escalation</source>
        <translation>Die Zusage beginnt, wenn der Dienst die Eskalation erhält</translation>
    </message>
    <message>
        <source>Promised update is %1</source>
        <translation>Die zugesagte Nachricht ist %1</translation>
    </message>
    <message>
        <source>Escalation answered %1</source>
        <translation>Eskalation beantwortet %1</translation>
    </message>
    <message>
        <source>Recommended to close: %1</source>
        <translation>Schließen empfohlen: %1</translation>
    </message>
    <message>
        <source>Closes by itself %1</source>
        <translation>Schließt von selbst: %1</translation>
    </message>
    <message>
        <source>Closes by itself any moment</source>
        <translation>Schließt jeden Moment von selbst</translation>
    </message>
    <message>
        <source>Update promised by %1, %2</source>
        <translation>Nachricht zugesagt bis %1, %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseListView</name>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CasePdf</name>
    <message>
        <source>Files: %1</source>
        <translation>Dateien: %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Eröffnet</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CaseView</name>
    <message>
        <source>Conversation</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Chronik</translation>
    </message>
    <message>
        <source>No case selected</source>
        <translation>Kein Fall gewählt</translation>
    </message>
    <message>
        <source>Select a case to read its conversation, files and history.</source>
        <translation>Wählen Sie einen Fall, um Verlauf, Dateien und Chronik zu lesen.</translation>
    </message>
    <message>
        <source>This case is not here</source>
        <translation>Dieser Fall ist nicht hier</translation>
    </message>
    <message>
        <source>This case could not be read</source>
        <translation>Dieser Fall ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>It does not exist, or you may no longer see it. What you wrote stays in your drafts and the outbox.</source>
        <translation>Es gibt ihn nicht, oder Sie dürfen ihn nicht mehr sehen. Was Sie geschrieben haben, bleibt in Entwürfen und Postausgang.</translation>
    </message>
    <message>
        <source>Files (%1)</source>
        <translation>Dateien (%1)</translation>
    </message>
    <message>
        <source>You may read this case but not write to it.</source>
        <translation>Sie dürfen diesen Fall lesen, aber nichts dazu schreiben.</translation>
    </message>
    <message>
        <source>No other status can follow</source>
        <translation>Kein anderer Status kann folgen</translation>
    </message>
    <message>
        <source>The status stays as it is.</source>
        <translation>Der Status bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The case keeps its owner.</source>
        <translation>Die Bearbeitung des Falls bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else set %n field(s) before your change arrived. Both values are kept.</source>
        <translation>
            <numerusform>Jemand anderes hat ein Feld gesetzt, bevor Ihre Änderung ankam. Beide Werte sind aufbewahrt.</numerusform>
            <numerusform>Jemand anderes hat %n Felder gesetzt, bevor Ihre Änderung ankam. Beide Werte sind aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>No case is begun.</source>
        <translation>Es ist kein Fall begonnen.</translation>
    </message>
    <message>
        <source>A new case is begun already. Finish or discard it first.</source>
        <translation>Ein neuer Fall ist schon begonnen. Beenden oder verwerfen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save case</source>
        <translation>Fall speichern</translation>
    </message>
    <message>
        <source>Case %1 is saved as PDF.</source>
        <translation>Fall %1 ist als PDF gespeichert.</translation>
    </message>
    <message>
        <source>The case is not saved.</source>
        <translation>Der Fall ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Related (%1)</source>
        <translation>Verwandt (%1)</translation>
    </message>
    <message>
        <source>This case goes on as case %1. What you write here is posted there.</source>
        <translation>Dieser Fall geht als Fall %1 weiter. Was Sie hier schreiben, erscheint dort.</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation>Fall %1 öffnen</translation>
    </message>
    <message>
        <source>The case does not open.</source>
        <translation>Der Fall lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>That case is not here yet.</source>
        <translation>Dieser Fall ist noch nicht hier.</translation>
    </message>
    <message>
        <source>Case %1 is printed.</source>
        <translation>Fall %1 ist gedruckt.</translation>
    </message>
    <message>
        <source>Case %1 is not printed. The printer does not take it.</source>
        <translation>Fall %1 ist nicht gedruckt. Der Drucker nimmt ihn nicht an.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CasesPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Die Liste ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Search results for “%1”</source>
        <translation>Suchergebnisse für „%1“</translation>
    </message>
    <message>
        <source>The newest %L1 of more</source>
        <translation>Die neuesten %L1 von mehr</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases</source>
        <translation>
            <numerusform>%Ln Fall</numerusform>
            <numerusform>%Ln Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 Fall</translation>
    </message>
    <message>
        <source>%1, older ones are loading</source>
        <translation>%1, ältere werden geladen</translation>
    </message>
    <message>
        <source>%1 as of %2</source>
        <translation>%1, Stand %2</translation>
    </message>
    <message>
        <source>Nothing viewed yet</source>
        <translation>Noch nichts angesehen</translation>
    </message>
    <message>
        <source>Cases, accounts and contacts you look at are listed here.</source>
        <translation>Hier stehen Fälle, Konten und Kontakte, die Sie sich ansehen.</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>Other cases may be here without it.</source>
        <translation>Andere Fälle sind vielleicht trotzdem hier.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No case on this computer contains “%1”. Try fewer words, or a case number.</source>
        <translation>Kein Fall auf diesem Computer enthält „%1“. Versuchen Sie es mit weniger Wörtern oder einer Fallnummer.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Your cases are on their way</source>
        <translation>Ihre Fälle sind unterwegs</translation>
    </message>
    <message>
        <source>The newest come first. You can already work with those that are here.</source>
        <translation>Die neuesten kommen zuerst. Mit denen, die schon da sind, können Sie arbeiten.</translation>
    </message>
    <message>
        <source>No case here</source>
        <translation>Hier ist kein Fall</translation>
    </message>
    <message>
        <source>%1, older ones found by their heading only</source>
        <translation>%1, ältere nur nach ihrer Überschrift gefunden</translation>
    </message>
    <message>
        <source>A case has a link once it has its number.</source>
        <translation>Ein Fall hat einen Link, sobald er seine Nummer hat.</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>Der Link ist kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n links are copied.</source>
        <translation>
            <numerusform>%n Link ist kopiert.</numerusform>
            <numerusform>%n Links sind kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Case %1 belongs to another portal. Open the link in a workspace of that portal.</source>
        <translation>Fall %1 gehört zu einem anderen Portal. Öffnen Sie den Link in einem Arbeitsbereich dieses Portals.</translation>
    </message>
    <message>
        <source>Case %1 is not here. It does not exist, is not yours to see, or has not arrived yet.</source>
        <translation>Fall %1 ist nicht hier. Es gibt ihn nicht, Sie dürfen ihn nicht sehen, oder er ist noch nicht angekommen.</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Saving %L1 of %L2 cases</source>
        <translation>%L1 von %L2 Fällen werden gespeichert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) saved.</source>
        <translation>
            <numerusform>%n Fall gespeichert.</numerusform>
            <numerusform>%n Fälle gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The list is not saved. %1</source>
        <translation>Die Liste ist nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>New view</source>
        <translation>Neue Ansicht</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Printing %L1 of %L2 cases</source>
        <translation>%L1 von %L2 Fällen werden gedruckt</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) printed.</source>
        <translation>
            <numerusform>%n Fall gedruckt.</numerusform>
            <numerusform>%n Fälle gedruckt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is not printed. The printer does not take it.</source>
        <translation>Die Liste ist nicht gedruckt. Der Drucker nimmt sie nicht an.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CcField</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation>name@example.org</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Address outside your organisation</source>
        <translation>Adresse außerhalb Ihrer Organisation</translation>
    </message>
    <message>
        <source>%1 is not at your organisation's address. This person would get a copy of every mail about the case.</source>
        <translation>%1 gehört nicht zu den Adressen Ihrer Organisation. Diese Person bekäme jede Mail zu diesem Fall in Kopie.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>That is the most: %n address(es). Remove one to add another.</source>
        <translation>
            <numerusform>Mehr als %n Adresse geht nicht. Entfernen Sie sie, um eine andere hinzuzufügen.</numerusform>
            <numerusform>Mehr als %n Adressen gehen nicht. Entfernen Sie eine, um eine andere hinzuzufügen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CheatSheet</name>
    <message>
        <source>Keyboard overview</source>
        <translation>Tastaturübersicht</translation>
    </message>
    <message>
        <source>Keys of one letter work while you are not typing.</source>
        <translation>Tasten aus einem Buchstaben wirken, solange Sie nicht schreiben.</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ChecklistPanel</name>
    <message>
        <source>What usually helps</source>
        <translation>Was meistens hilft</translation>
    </message>
    <message>
        <source>Open a question and answer it. Your answers are added to the description.</source>
        <translation>Öffnen Sie eine Frage und beantworten Sie sie. Ihre Antworten kommen in die Beschreibung.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Nicht beantwortet</translation>
    </message>
    <message>
        <source>Logs for %1: %2</source>
        <translation>Protokolle für %1: %2</translation>
    </message>
    <message>
        <source>Open the article %1</source>
        <translation>Artikel %1 öffnen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ChoiceField</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose the above first</source>
        <translation>Wählen Sie zuerst das Feld darüber</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Command, place, view or case</source>
        <translation>Befehl, Ort, Ansicht oder Fall</translation>
    </message>
    <message>
        <source>Do something, or go to a page, view or case</source>
        <translation>Etwas tun oder zu einer Seite, Ansicht oder einem Fall gehen</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters, or a case number.</source>
        <translation>Nichts passt. Versuchen Sie es mit weniger Buchstaben oder einer Fallnummer.</translation>
    </message>
    <message>
        <source>%1 · Viewed lately</source>
        <translation>%1 · Zuletzt angesehen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Composer</name>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>Wartet auf den Kunden</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Choose files, or drop or paste them into the text</source>
        <translation>Wählen Sie Dateien, oder ziehen oder fügen Sie sie in den Text ein</translation>
    </message>
    <message>
        <source>The case then waits for the customer's answer. Without the tick it stays with Care.</source>
        <translation>Der Fall wartet dann auf die Antwort des Kunden. Ohne das Häkchen bleibt er beim Kundendienst.</translation>
    </message>
    <message>
        <source>%1 sends</source>
        <translation>%1 sendet</translation>
    </message>
    <message>
        <source>You wrote this as a reply. As an internal note only Care sees it.</source>
        <translation>Sie haben das als Antwort geschrieben. Als interne Notiz sieht es nur der Kundendienst.</translation>
    </message>
    <message>
        <source>Make it a note</source>
        <translation>Zur Notiz machen</translation>
    </message>
    <message>
        <source>You wrote this as an internal note. As a reply the customer sees every word of it.</source>
        <translation>Sie haben das als interne Notiz geschrieben. Als Antwort sieht der Kunde jedes Wort.</translation>
    </message>
    <message>
        <source>Make it a reply</source>
        <translation>Zur Antwort machen</translation>
    </message>
    <message>
        <source>Internal: only Care sees this</source>
        <translation>Intern: Nur der Kundendienst sieht das</translation>
    </message>
    <message>
        <source>To Customer Care</source>
        <translation>An den Kundendienst</translation>
    </message>
    <message numerus="yes">
        <source>To Customer Care, copy to %n address(es)</source>
        <translation>
            <numerusform>An den Kundendienst, Kopie an %n Adresse</numerusform>
            <numerusform>An den Kundendienst, Kopie an %n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message numerus="yes">
        <source>To %1, copy to %n address(es)</source>
        <translation>
            <numerusform>An %1, Kopie an %n Adresse</numerusform>
            <numerusform>An %1, Kopie an %n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a note for your colleagues</source>
        <translation>Schreiben Sie eine Notiz für Ihr Team</translation>
    </message>
    <message>
        <source>Reply to open the case again</source>
        <translation>Antworten Sie, um den Fall wieder zu öffnen</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Schreiben Sie eine Antwort</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz anlegen</translation>
    </message>
    <message>
        <source>Send reply</source>
        <translation>Antwort senden</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>Nicht gesendet. %1</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Shows how it will be read (%1)</source>
        <translation>Zeigt, wie es gelesen wird (%1)</translation>
    </message>
    <message>
        <source>This case is closed for good and takes no more replies.</source>
        <translation>Dieser Fall ist endgültig geschlossen und nimmt keine Antworten mehr an.</translation>
    </message>
    <message>
        <source>New case about this</source>
        <translation>Neuer Fall hierzu</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ConflictCard</name>
    <message>
        <source>Keep &amp;mine</source>
        <translation>&amp;Meinen behalten</translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation>&amp;Anderen übernehmen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>&amp;Write it together</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>%1, written together</source>
        <translation>%1, zusammengeführt</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ConflictDialog</name>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Two changes to the same field</source>
        <translation>Zwei Änderungen am selben Feld</translation>
    </message>
    <message>
        <source>Somebody else set the same field before your change arrived. Nothing is lost: both values are below. Changes to other fields were kept.</source>
        <translation>Jemand anderes hat dasselbe Feld gesetzt, bevor Ihre Änderung ankam. Nichts ist verloren: Beide Werte stehen unten. Änderungen an anderen Feldern gelten.</translation>
    </message>
    <message>
        <source>There is nothing left to decide.</source>
        <translation>Es ist nichts mehr zu entscheiden.</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>You, %1</source>
        <translation>Sie, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ContactDialog</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Find a contact</source>
        <translation>Kontakt suchen</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Looking up…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>No other contact of this account is on this computer.</source>
        <translation>Auf diesem Computer ist kein weiterer Kontakt dieses Kontos.</translation>
    </message>
    <message>
        <source>Nobody of this account matches.</source>
        <translation>Niemand in diesem Konto passt dazu.</translation>
    </message>
    <message>
        <source>New contact…</source>
        <translation>Neuer Kontakt…</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ContactField</name>
    <message>
        <source>Find another contact…</source>
        <translation>Anderen Kontakt suchen …</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>Choose the account first</source>
        <translation>Wählen Sie zuerst das Konto</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::DueFacts</name>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>First response due</source>
        <translation>Erste Antwort fällig</translation>
    </message>
    <message>
        <source>Next update due</source>
        <translation>Nächste Nachricht fällig</translation>
    </message>
    <message>
        <source>Resolution due</source>
        <translation>Lösung fällig</translation>
    </message>
    <message>
        <source>Late, %1</source>
        <translation>Verspätet, %1</translation>
    </message>
    <message>
        <source>In time, %1</source>
        <translation>Rechtzeitig, %1</translation>
    </message>
    <message>
        <source>Paused with %1 left, while the case waits</source>
        <translation>Angehalten, %1 übrig, solange der Fall wartet</translation>
    </message>
    <message>
        <source>%1, by reclassification</source>
        <translation>%1, durch Umstufung</translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>Begonnen %1</translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation>Angehalten %1</translation>
    </message>
    <message>
        <source>Resumed %1</source>
        <translation>Fortgesetzt %1</translation>
    </message>
    <message>
        <source>Skipped the holiday %1</source>
        <translation>Feiertag %1 übersprungen</translation>
    </message>
    <message>
        <source>Met %1</source>
        <translation>Erfüllt %1</translation>
    </message>
    <message>
        <source>Level changed to %1, %2</source>
        <translation>Stufe geändert auf %1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Errors</name>
    <message>
        <source>Something in it was not accepted. Your text is kept. Check what you entered and try again.</source>
        <translation>Etwas daran wurde nicht angenommen. Ihr Text bleibt erhalten. Prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The portal's rules could not be read. What is on this computer is safe. Tell the portal's administrator.</source>
        <translation>Die Regeln des Portals ließen sich nicht lesen. Was auf diesem Computer liegt, ist sicher. Sagen Sie der Administration des Portals Bescheid.</translation>
    </message>
    <message>
        <source>Your session has ended. Everything you wrote is kept. Sign in again to send it.</source>
        <translation>Ihre Sitzung ist beendet. Alles Geschriebene bleibt erhalten. Melden Sie sich wieder an, um es zu senden.</translation>
    </message>
    <message>
        <source>The e-mail address or the password is not right. Check both and try again.</source>
        <translation>E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There were too many attempts. Wait a minute, then try again.</source>
        <translation>Das waren zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>This does not exist, or you may not see it. Your text is kept.</source>
        <translation>Das gibt es nicht, oder Sie dürfen es nicht sehen. Ihr Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>The portal does not allow this now. Your text is kept, so you can use it elsewhere.</source>
        <translation>Das Portal erlaubt das jetzt nicht. Ihr Text bleibt erhalten, Sie können ihn anderswo verwenden.</translation>
    </message>
    <message>
        <source>Somebody else changed the same thing meanwhile. Nothing is lost. Look at the present value and decide again.</source>
        <translation>Jemand anderes hat inzwischen dasselbe geändert. Nichts ist verloren. Sehen Sie sich den jetzigen Wert an und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>The service already has something else under this entry's name. Your text is kept. Send it again.</source>
        <translation>Der Dienst hat unter diesem Eintrag schon etwas anderes. Ihr Text bleibt erhalten. Senden Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>This is larger than the portal accepts. Your text is kept. Shorten it or attach less.</source>
        <translation>Das ist größer, als das Portal annimmt. Ihr Text bleibt erhalten. Kürzen Sie ihn oder hängen Sie weniger an.</translation>
    </message>
    <message>
        <source>An attachment has not arrived yet. It is kept and is sent again by itself.</source>
        <translation>Ein Anhang ist noch nicht angekommen. Er bleibt erhalten und wird von selbst noch einmal gesendet.</translation>
    </message>
    <message>
        <source>The service cannot be reached. Everything is kept on this computer. Check the network and the address.</source>
        <translation>Der Dienst ist nicht erreichbar. Alles bleibt auf diesem Computer erhalten. Prüfen Sie Netzwerk und Adresse.</translation>
    </message>
    <message>
        <source>Something answered, but it is not a Casement service. Check the address, or sign in to this network first.</source>
        <translation>Etwas hat geantwortet, aber es ist kein Casement-Dienst. Prüfen Sie die Adresse, oder melden Sie sich zuerst in diesem Netzwerk an.</translation>
    </message>
    <message>
        <source>The service has a problem. Everything you wrote is kept and is sent as soon as the service is well again.</source>
        <translation>Der Dienst hat eine Störung. Alles Geschriebene bleibt erhalten und wird gesendet, sobald er wieder läuft.</translation>
    </message>
    <message>
        <source>This computer could not save it. Keep this window open, make room on the disk, and try again.</source>
        <translation>Dieser Computer konnte es nicht speichern. Lassen Sie das Fenster offen, schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The data on this computer was written by a newer Casement. It is untouched. Install the newer version.</source>
        <translation>Die Daten auf diesem Computer stammen von einem neueren Casement. Sie sind unverändert. Installieren Sie die neuere Version.</translation>
    </message>
    <message>
        <source>This was stopped before it was done. Nothing is lost. Try again when you like.</source>
        <translation>Das wurde vor dem Ende angehalten. Nichts ist verloren. Versuchen Sie es wieder, wann Sie möchten.</translation>
    </message>
    <message>
        <source>The file with your unsent work is damaged. Unsent work may be in it, so it is left untouched. Keep a copy of it, move it away, and start Casement again.</source>
        <translation>Die Datei mit Ihrer nicht gesendeten Arbeit ist beschädigt. Sie kann noch Ungesendetes enthalten und bleibt deshalb unberührt. Bewahren Sie eine Kopie auf, verschieben Sie die Datei und starten Sie Casement neu.</translation>
    </message>
    <message>
        <source>Casement is already running with the same data. Use the window that is open, or close it and start again.</source>
        <translation>Casement läuft schon mit denselben Daten. Benutzen Sie das offene Fenster, oder schließen Sie es und starten Sie neu.</translation>
    </message>
    <message>
        <source>The copy on this computer was damaged. You can go on reading what is left of it while it is loaded again from the service. What you wrote is kept apart and safe.</source>
        <translation>Die Kopie auf diesem Computer war beschädigt. Was davon übrig ist, können Sie weiter lesen, während sie neu vom Dienst geladen wird. Was Sie geschrieben haben, liegt getrennt und ist sicher.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::EscalationDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>Escalate case %1</source>
        <translation>Fall %1 eskalieren</translation>
    </message>
    <message>
        <source>This case is escalated already. A further reason is added to it, with a promise of its own; the earlier one stays.</source>
        <translation>Dieser Fall ist schon eskaliert. Ein weiterer Grund kommt hinzu, mit eigener Zusage; die frühere bleibt.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What has changed, and what you need by when</source>
        <translation>Was sich geändert hat, und was Sie bis wann brauchen</translation>
    </message>
    <message>
        <source>Escalated: I want this case escalated</source>
        <translation>Eskaliert: Ich möchte diesen Fall eskalieren</translation>
    </message>
    <message>
        <source>You are offline. The escalation is kept and sent when you are online again. The promised time starts when the service receives it.</source>
        <translation>Sie sind offline. Die Eskalation bleibt erhalten und wird gesendet, wenn Sie wieder online sind. Die zugesagte Zeit beginnt, wenn der Dienst sie erhält.</translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>%n zu viel</numerusform>
            <numerusform>%n zu viel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Promised next update: %1. A mail to you and the contact confirms it.</source>
        <translation>Zugesagte nächste Nachricht: %1. Eine Mail an Sie und den Kontakt bestätigt es.</translation>
    </message>
    <message>
        <source>Escalate anyway</source>
        <translation>Trotzdem eskalieren</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Wählen Sie einen Grund.</translation>
    </message>
    <message>
        <source>Say in a few words what you need.</source>
        <translation>Sagen Sie in wenigen Worten, was Sie brauchen.</translation>
    </message>
    <message numerus="yes">
        <source>Shorten it to %n character(s).</source>
        <translation>
            <numerusform>Kürzen Sie auf %n Zeichen.</numerusform>
            <numerusform>Kürzen Sie auf %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick this to confirm the escalation.</source>
        <translation>Setzen Sie das Häkchen, um die Eskalation zu bestätigen.</translation>
    </message>
    <message>
        <source>This reason is meant for an earlier escalation that stayed unanswered or did not help, and this case has none. Choose another reason, or escalate anyway.</source>
        <translation>Dieser Grund ist für eine frühere Eskalation gedacht, die ohne Antwort blieb oder nicht half, und dieser Fall hat keine. Wählen Sie einen anderen Grund, oder eskalieren Sie trotzdem.</translation>
    </message>
    <message>
        <source>Not escalated. %1</source>
        <translation>Nicht eskaliert. %1</translation>
    </message>
    <message>
        <source>Earlier escalations (%1)</source>
        <translation>Frühere Eskalationen (%1)</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FactsPanel</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Eröffnet von</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Eröffnet</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Change details</source>
        <translation>Angaben ändern</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FieldEdit</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Somebody else emptied this meanwhile. Saving puts your value there.</source>
        <translation>Jemand anderes hat dies inzwischen geleert. Speichern setzt Ihren Wert ein.</translation>
    </message>
    <message>
        <source>Somebody else changed this to “%1” meanwhile. Saving replaces it by yours.</source>
        <translation>Jemand anderes hat dies inzwischen in „%1“ geändert. Speichern ersetzt es durch Ihren Wert.</translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation>Änderung verwerfen</translation>
    </message>
    <message>
        <source>What you wrote in “%1” is not saved yet.</source>
        <translation>Was Sie in „%1“ geschrieben haben, ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FieldEditor</name>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (freiwillig)</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie aus.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Füllen Sie das aus.</translation>
    </message>
    <message numerus="yes">
        <source>This is too long: at most %n character(s).</source>
        <translation>
            <numerusform>Das ist zu lang: höchstens %n Zeichen.</numerusform>
            <numerusform>Das ist zu lang: höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Wählen Sie aus der Liste.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>This address is in the list already.</source>
        <translation>Diese Adresse steht schon in der Liste.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n address(es).</source>
        <translation>
            <numerusform>Höchstens %n Adresse.</numerusform>
            <numerusform>Höchstens %n Adressen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a whole address that begins with http:// or https://.</source>
        <translation>Geben Sie eine ganze Adresse an, die mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
        <source>Use digits only.</source>
        <translation>Verwenden Sie nur Ziffern.</translation>
    </message>
    <message>
        <source>This does not look like a phone number.</source>
        <translation>Das sieht nicht nach einer Telefonnummer aus.</translation>
    </message>
    <message>
        <source>Keep it to one line.</source>
        <translation>Bleiben Sie bei einer Zeile.</translation>
    </message>
    <message>
        <source>This is not accepted. Check it.</source>
        <translation>Das wird nicht angenommen. Prüfen Sie es.</translation>
    </message>
    <message>
        <source>A case with these answers never has this level. Choose another one.</source>
        <translation>Ein Fall mit diesen Antworten hat nie diese Stufe. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation>Jemand anderes hat das inzwischen geändert.</translation>
    </message>
    <message>
        <source>You may not change this.</source>
        <translation>Das dürfen Sie nicht ändern.</translation>
    </message>
    <message>
        <source>This cannot be chosen here, or no longer.</source>
        <translation>Das lässt sich hier nicht oder nicht mehr wählen.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FileChip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>wird geöffnet …</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Open %1, %2</source>
        <translation>%1 öffnen, %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FilesView</name>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Files sent with this case or its messages are listed here.</source>
        <translation>Hier stehen Dateien, die mit dem Fall oder seinen Nachrichten kamen.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>%1 (internal)</source>
        <translation>%1 (intern)</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>%1 could not be opened. %2</source>
        <translation>%1 ließ sich nicht öffnen. %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FilterBar</name>
    <message>
        <source>Filter this list</source>
        <translation>Diese Liste filtern</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>Jeder Schweregrad</translation>
    </message>
    <message>
        <source>Any product</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>Any account</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Any priority</source>
        <translation>Jede Priorität</translation>
    </message>
    <message>
        <source>Save or copy this list</source>
        <translation>Diese Liste speichern oder kopieren</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::FormPage</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Choose files, or drop or paste them into the description</source>
        <translation>Wählen Sie Dateien, oder ziehen oder fügen Sie sie in die Beschreibung ein</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Formatter</name>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HelpWindow</name>
    <message>
        <source>Help – Casement</source>
        <translation>Hilfe – Casement</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HistoryPage</name>
    <message>
        <source>Escalations (%1)</source>
        <translation>Eskalationen (%1)</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HistoryView</name>
    <message>
        <source>by mail</source>
        <translation>per Mail</translation>
    </message>
    <message>
        <source>in a chat</source>
        <translation>im Chat</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>von selbst</translation>
    </message>
    <message>
        <source>through the API</source>
        <translation>über die API</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>The portal</source>
        <translation>Das Portal</translation>
    </message>
    <message>
        <source>%1 opened the case</source>
        <translation>%1 hat den Fall eröffnet</translation>
    </message>
    <message>
        <source>%1 wrote an internal note</source>
        <translation>%1 hat eine interne Notiz geschrieben</translation>
    </message>
    <message>
        <source>%1 wrote a message</source>
        <translation>%1 hat eine Nachricht geschrieben</translation>
    </message>
    <message>
        <source>%1 ended the escalation</source>
        <translation>%1 hat die Eskalation beendet</translation>
    </message>
    <message>
        <source>%1 escalated: %2</source>
        <translation>%1 hat eskaliert: %2</translation>
    </message>
    <message>
        <source>%1 set %2 to %3</source>
        <translation>%1 hat %2 auf %3 gesetzt</translation>
    </message>
    <message>
        <source>%1 removed %2, which was %3</source>
        <translation>%1 hat %2 entfernt, bisher %3</translation>
    </message>
    <message>
        <source>%1 changed %2 from %3 to %4</source>
        <translation>%1 hat %2 von %3 auf %4 geändert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Chronik</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 answered the recommendation to close</source>
        <translation>%1 hat die Empfehlung zu schließen beantwortet</translation>
    </message>
    <message>
        <source>%1 recommended to close: %2</source>
        <translation>%1 hat empfohlen zu schließen: %2</translation>
    </message>
    <message>
        <source>%1 is still working on it</source>
        <translation>%1 arbeitet noch daran</translation>
    </message>
    <message>
        <source>%1 sent a reminder</source>
        <translation>%1 hat eine Erinnerung geschickt</translation>
    </message>
    <message>
        <source>The promised update did not come in time</source>
        <translation>Die zugesagte Nachricht kam nicht rechtzeitig</translation>
    </message>
    <message>
        <source>The promised update is due soon</source>
        <translation>Die zugesagte Nachricht ist bald fällig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1 reported an outage</source>
        <translation>%1 hat einen Ausfall gemeldet</translation>
    </message>
    <message>
        <source>%1 split the case</source>
        <translation>%1 hat den Fall geteilt</translation>
    </message>
    <message>
        <source>%1 removed the link to case %2</source>
        <translation>%1 hat die Verknüpfung mit Fall %2 gelöst</translation>
    </message>
    <message>
        <source>%1 linked case %2</source>
        <translation>%1 hat Fall %2 verknüpft</translation>
    </message>
    <message>
        <source>%1 undid the merge into case %2</source>
        <translation>%1 hat die Zusammenführung mit Fall %2 rückgängig gemacht</translation>
    </message>
    <message>
        <source>%1 merged the case into case %2</source>
        <translation>%1 hat den Fall mit Fall %2 zusammengeführt</translation>
    </message>
    <message>
        <source>%1 undid the merge of case %2</source>
        <translation>%1 hat die Zusammenführung von Fall %2 rückgängig gemacht</translation>
    </message>
    <message>
        <source>%1 merged case %2 into this one</source>
        <translation>%1 hat Fall %2 in diesen überführt</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HomeCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Search for answers</source>
        <translation>Antworten suchen</translation>
    </message>
    <message>
        <source>Create new case</source>
        <translation>Neuen Fall anlegen</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Nothing waits for you. Answers asked of you and promised updates come here.</source>
        <translation>Nichts wartet auf Sie. Hier stehen Antworten, um die Sie gebeten werden, und zugesagte Neuigkeiten.</translation>
    </message>
    <message>
        <source>No case here.</source>
        <translation>Hier ist kein Fall.</translation>
    </message>
    <message>
        <source>Go to list</source>
        <translation>Zur Liste</translation>
    </message>
    <message>
        <source>Recent items</source>
        <translation>Zuletzt angesehen</translation>
    </message>
    <message>
        <source>Cases, accounts and contacts you look at are listed here.</source>
        <translation>Hier stehen Fälle, Konten und Kontakte, die Sie sich ansehen.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Status of cases</source>
        <translation>Stand der Fälle</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Nach Status</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>Nach Priorität</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>Nach Schweregrad</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>%1, opens in the browser</source>
        <translation>%1, öffnet sich im Browser</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Hello, %1</source>
        <translation>Hallo, %1</translation>
    </message>
    <message>
        <source>Waiting for you (%1)</source>
        <translation>Wartet auf Sie (%1)</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::HomeRowDelegate</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::InstanceField</name>
    <message>
        <source>Several are affected</source>
        <translation>Mehrere sind betroffen</translation>
    </message>
    <message>
        <source>The further ones</source>
        <translation>Die weiteren</translation>
    </message>
    <message>
        <source>The others, separated by commas</source>
        <translation>Die anderen, durch Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KeepingPage</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Auf diesem Rechner behalten</translation>
    </message>
    <message>
        <source>What is kept here can be read, searched and answered without a network. Open cases, drafts and unsent work are always kept. Of what is left out the heading stays in the lists; open it online to read it.</source>
        <translation>Was hier behalten wird, lässt sich ohne Netz lesen, durchsuchen und beantworten. Offene Fälle, Entwürfe und nicht gesendete Arbeit werden immer behalten. Von allem anderen bleibt die Überschrift in den Listen; öffnen Sie es mit Netz, um es zu lesen.</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>&amp;Fälle</translation>
    </message>
    <message>
        <source>A&amp;ttachments</source>
        <translation>&amp;Anhänge</translation>
    </message>
    <message>
        <source>&amp;Each up to</source>
        <translation>&amp;Jeder bis zu</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>Updated in the last %n months</source>
        <translation>
            <numerusform>Im letzten Monat geändert</numerusform>
            <numerusform>In den letzten %n Monaten geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Those I opened</source>
        <translation>Die ich geöffnet habe</translation>
    </message>
    <message>
        <source>All, up to a size</source>
        <translation>Alle bis zu einer Größe</translation>
    </message>
    <message>
        <source>Used: %1 of %2. Cases %3, attachments %4; drafts and unsent work %5 besides.</source>
        <translation>Belegt: %1 von %2. Fälle %3, Anhänge %4; dazu Entwürfe und nicht gesendete Arbeit %5.</translation>
    </message>
    <message>
        <source>Open cases alone take more than that. They are kept all the same.</source>
        <translation>Die offenen Fälle allein brauchen mehr. Sie werden trotzdem behalten.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln older cases only the heading is here.</source>
        <translation>
            <numerusform>Von einem älteren Fall ist nur die Überschrift hier.</numerusform>
            <numerusform>Von %Ln älteren Fällen ist nur die Überschrift hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>In force. What is too much goes bit by bit while you work; what is missing comes when you are online.</source>
        <translation>Gilt ab jetzt. Was zu viel ist, geht nach und nach, während Sie arbeiten; was fehlt, kommt, sobald Sie online sind.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KeyCaps</name>
    <message>
        <source>%1 then %2</source>
        <comment>keys pressed one after the other</comment>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>alternative keys</comment>
        <translation>%1 oder %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KeysPage</name>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>Alle auf Vorgabe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Choose an act, then press its new keys. Keys of one letter work while you are not typing.</source>
        <translation>Wählen Sie einen Befehl und drücken Sie seine neuen Tasten. Tasten aus einem Buchstaben wirken, solange Sie nicht schreiben.</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Acts and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation>Tasten drücken</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Ctrl+Alt with a letter is AltGr on some keyboards and writes a sign there. Choose other keys.</source>
        <translation>Strg+Alt mit einem Buchstaben ist auf manchen Tastaturen AltGr und schreibt dort ein Zeichen. Wählen Sie andere Tasten.</translation>
    </message>
    <message>
        <source>This would be typed into the text. Choose keys with Ctrl or Alt.</source>
        <translation>Das würde in den Text geschrieben. Wählen Sie Tasten mit Strg oder Alt.</translation>
    </message>
    <message>
        <source>These keys edit text everywhere. Choose other ones.</source>
        <translation>Diese Tasten bearbeiten überall Text. Wählen Sie andere.</translation>
    </message>
    <message>
        <source>These keys move through lists and pages. Choose other ones.</source>
        <translation>Diese Tasten bewegen durch Listen und Seiten. Wählen Sie andere.</translation>
    </message>
    <message>
        <source>Keys of “%1”</source>
        <translation>Tasten von „%1“</translation>
    </message>
    <message>
        <source>Choose an act</source>
        <translation>Wählen Sie einen Befehl</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Taken by: %1. “Take over” leaves that without them.</source>
        <translation>Vergeben an: %1. „Übernehmen“ nimmt sie dort weg.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::KnowledgePage</name>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>Best practice</source>
        <translation>Bewährtes Vorgehen</translation>
    </message>
    <message>
        <source>Question and answer</source>
        <translation>Frage und Antwort</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>Walkthrough</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>Video tutorial</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation>Artikel durchsuchen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Choose an article to read it here</source>
        <translation>Wählen Sie einen Artikel, um ihn hier zu lesen</translation>
    </message>
    <message>
        <source>Kind of article</source>
        <translation>Art des Artikels</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Alle Produkte</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Aktualisiert %1</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>What your support team publishes comes here by itself, and stays readable without a network.</source>
        <translation>Was Ihr Support veröffentlicht, kommt von selbst hierher und bleibt ohne Netz lesbar.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LevelField</name>
    <message>
        <source>A case of the type %1 always has the level %2: it asks for something new, and nothing is broken.</source>
        <translation>Ein Fall der Art %1 hat immer die Stufe %2: Er wünscht etwas Neues, und nichts ist kaputt.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LibraryDelegate</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LibraryPage</name>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>Nichts von dieser Art</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nichts gefunden zu „%1“</translation>
    </message>
    <message>
        <source>Fewer or shorter words find more: the beginning of a word is enough.</source>
        <translation>Weniger oder kürzere Wörter finden mehr: Der Anfang eines Wortes genügt.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Die Liste ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>This is not here any more</source>
        <translation>Das ist nicht mehr hier</translation>
    </message>
    <message>
        <source>The text could not be read</source>
        <translation>Der Text ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>It was taken back, or you may not see it any more.</source>
        <translation>Es wurde zurückgezogen, oder Sie dürfen es nicht mehr sehen.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::LinkDialog</name>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Link case %1</source>
        <translation>Fall %1 verknüpfen</translation>
    </message>
    <message>
        <source>Both cases name the other in their history. Customers read it where they may see both.</source>
        <translation>Beide Fälle nennen den anderen in ihrem Verlauf. Kunden lesen es, wo sie beide sehen dürfen.</translation>
    </message>
    <message>
        <source>The other case</source>
        <translation>Der andere Fall</translation>
    </message>
    <message>
        <source>Number or words of the other case</source>
        <translation>Nummer oder Wörter des anderen Falls</translation>
    </message>
    <message>
        <source>Cases found</source>
        <translation>Gefundene Fälle</translation>
    </message>
    <message>
        <source>No other case is found here.</source>
        <translation>Hier findet sich kein anderer Fall.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge case %1</source>
        <translation>Fall %1 zusammenführen</translation>
    </message>
    <message>
        <source>This case closes, and the one you choose goes on with the messages and files of both; internal notes stay internal. Only cases of the same customer can be merged. It can be undone for 30 days.</source>
        <translation>Dieser Fall wird geschlossen, und der gewählte geht mit den Nachrichten und Dateien beider weiter; interne Notizen bleiben intern. Nur Fälle desselben Kunden lassen sich zusammenführen. 30 Tage lang lässt sich das rückgängig machen.</translation>
    </message>
    <message>
        <source>%1 gets copies of the other case</source>
        <translation>%1 erhält Kopien des anderen Falls</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ListExport</name>
    <message>
        <source>%1 · page %2</source>
        <translation>%1 · Seite %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MainWindow</name>
    <message>
        <source>Search all cases</source>
        <translation>Alle Fälle durchsuchen</translation>
    </message>
    <message>
        <source>Search all cases or jump to a number</source>
        <translation>Alle Fälle durchsuchen oder zu einer Nummer springen</translation>
    </message>
    <message>
        <source>Words, “quoted phrases”, or subject: status: severity: account: opened:&gt;2026-01-01 (%1)</source>
        <translation>Wörter, „Wortfolgen“ oder subject: status: severity: account: opened:&gt;2026-01-01 (%1)</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Reading pane</source>
        <translation>Lesebereich</translation>
    </message>
    <message>
        <source>Below the list</source>
        <translation>Unter der Liste</translation>
    </message>
    <message>
        <source>Beside the list</source>
        <translation>Neben der Liste</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 – Casement</source>
        <translation>%1 – Casement</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>What is kept…</source>
        <translation>Was behalten wird …</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Versions, counts and states for somebody who helps you. No word of a case is in it</source>
        <translation>Versionen, Anzahlen und Zustände für jemanden, der Ihnen hilft. Kein Wort eines Falls ist darin</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>Support-Paket speichern</translation>
    </message>
    <message>
        <source>The support bundle is saved. It has versions, counts and states, and no word of a case.</source>
        <translation>Das Support-Paket ist gespeichert. Es enthält Versionen, Anzahlen und Zustände und kein Wort eines Falls.</translation>
    </message>
    <message>
        <source>The support bundle was not saved. Choose another place for it.</source>
        <translation>Das Support-Paket wurde nicht gespeichert. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Closing the window leaves an icon with the number of unread notices</source>
        <translation>Nach dem Schließen des Fensters bleibt ein Symbol mit der Zahl ungelesener Hinweise</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2 (signed out)</source>
        <translation>%1 – %2 (abgemeldet)</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MarkdownView</name>
    <message>
        <source>[picture]</source>
        <translation>[Bild]</translation>
    </message>
    <message>
        <source>[picture: %1]</source>
        <translation>[Bild: %1]</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MessageBody</name>
    <message>
        <source>Quoted text</source>
        <translation>Zitierter Text</translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation>Zitierten Text verbergen</translation>
    </message>
    <message>
        <source>Show quoted text</source>
        <translation>Zitierten Text zeigen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MessageCard</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Kundendienst</translation>
    </message>
    <message>
        <source>Internal note by %1</source>
        <translation>Interne Notiz von %1</translation>
    </message>
    <message>
        <source>Message by %1</source>
        <translation>Nachricht von %1</translation>
    </message>
    <message>
        <source>%1 by mail</source>
        <translation>%1 per Mail</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>%1 could not be opened. %2</source>
        <translation>%1 ließ sich nicht öffnen. %2</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::MessagesPage</name>
    <message>
        <source>Product updates</source>
        <translation>Produktneuigkeiten</translation>
    </message>
    <message>
        <source>Product update</source>
        <translation>Produktneuigkeit</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Ankündigungen</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Ankündigung</translation>
    </message>
    <message>
        <source>Release notes</source>
        <translation>Versionshinweise</translation>
    </message>
    <message>
        <source>Root cause analyses</source>
        <translation>Ursachenberichte</translation>
    </message>
    <message>
        <source>Root cause analysis</source>
        <translation>Ursachenbericht</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Mitteilungen durchsuchen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Choose a message to read it here</source>
        <translation>Wählen Sie eine Mitteilung, um sie hier zu lesen</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Mitteilungen</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Mitteilungen</translation>
    </message>
    <message>
        <source>Product updates, announcements and what was learnt from outages come here.</source>
        <translation>Produktneuigkeiten, Ankündigungen und was aus Ausfällen gelernt wurde, kommen hierher.</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Report an outage</source>
        <translation>Ausfall melden</translation>
    </message>
    <message>
        <source>What you meet is not listed here</source>
        <translation>Was Sie erleben, steht hier nicht</translation>
    </message>
    <message>
        <source>Subscriptions…</source>
        <translation>Abonnements…</translation>
    </message>
    <message>
        <source>System status</source>
        <translation>Systemstatus</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Noch ist nichts bekannt</translation>
    </message>
    <message>
        <source>How the parts of the portal fare comes here, and what goes wrong with them.</source>
        <translation>Hier steht, wie es den Teilen des Portals geht und was mit ihnen nicht stimmt.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::NewCasePage</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Speichern und schließen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A file is still being copied. Create the case in a moment.</source>
        <translation>Eine Datei wird noch kopiert. Legen Sie den Fall gleich an.</translation>
    </message>
    <message>
        <source>The case was not created. %1</source>
        <translation>Der Fall wurde nicht angelegt. %1</translation>
    </message>
    <message>
        <source>The draft is discarded.</source>
        <translation>Der Entwurf ist verworfen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>etwas fehlt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird angelegt …</translation>
    </message>
    <message>
        <source>Create case</source>
        <translation>Fall anlegen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Saved as draft</source>
        <translation>Als Entwurf gespeichert</translation>
    </message>
    <message>
        <source>The case this one is about is not here any more. Create it again, without the link.</source>
        <translation>Der Fall, um den es hier geht, ist nicht mehr da. Legen Sie ihn noch einmal an, ohne die Verknüpfung.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation>Noch keine Hinweise</translation>
    </message>
    <message>
        <source>Replies, changes of status and what else concerns your cases come here.</source>
        <translation>Antworten, Statusänderungen und was sonst Ihre Fälle betrifft, kommt hierher.</translation>
    </message>
    <message>
        <source>%1 · internal</source>
        <translation>%1 · intern</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>%1 opened a case for you</source>
        <translation>%1 hat einen Fall für Sie eröffnet</translation>
    </message>
    <message>
        <source>%1 replied</source>
        <translation>%1 hat geantwortet</translation>
    </message>
    <message>
        <source>%1 wrote an internal note</source>
        <translation>%1 hat eine interne Notiz geschrieben</translation>
    </message>
    <message>
        <source>%1 set the status to %2</source>
        <translation>%1 hat den Status auf %2 gesetzt</translation>
    </message>
    <message>
        <source>%1 suggested a solution and waits for your approval</source>
        <translation>%1 hat eine Lösung vorgeschlagen und wartet auf Ihre Zustimmung</translation>
    </message>
    <message>
        <source>The case waits for you and closes by itself without an answer</source>
        <translation>Der Fall wartet auf Sie und wird ohne Antwort von selbst geschlossen</translation>
    </message>
    <message>
        <source>The case was closed because no answer came</source>
        <translation>Der Fall wurde geschlossen, weil keine Antwort kam</translation>
    </message>
    <message>
        <source>%1 escalated: %2</source>
        <translation>%1 hat eskaliert: %2</translation>
    </message>
    <message>
        <source>%1 answered the escalation</source>
        <translation>%1 hat die Eskalation beantwortet</translation>
    </message>
    <message>
        <source>%1 ended the escalation</source>
        <translation>%1 hat die Eskalation beendet</translation>
    </message>
    <message>
        <source>The update promised for an escalation is due soon</source>
        <translation>Die zu einer Eskalation versprochene Nachricht ist bald fällig</translation>
    </message>
    <message>
        <source>The update promised for an escalation did not come in time</source>
        <translation>Die zu einer Eskalation versprochene Nachricht kam nicht rechtzeitig</translation>
    </message>
    <message>
        <source>%1 recommends to close the case</source>
        <translation>%1 empfiehlt, den Fall zu schließen</translation>
    </message>
    <message>
        <source>%1 answered the recommendation to close</source>
        <translation>%1 hat die Empfehlung zu schließen beantwortet</translation>
    </message>
    <message>
        <source>%1 asked for more time</source>
        <translation>%1 hat um mehr Zeit gebeten</translation>
    </message>
    <message>
        <source>%1 assigned the case to %2</source>
        <translation>%1 hat den Fall %2 zugewiesen</translation>
    </message>
    <message>
        <source>%1 set the severity to %2</source>
        <translation>%1 hat den Schweregrad auf %2 gesetzt</translation>
    </message>
    <message>
        <source>%1 set the priority to %2</source>
        <translation>%1 hat die Priorität auf %2 gesetzt</translation>
    </message>
    <message>
        <source>The portal</source>
        <translation>Das Portal</translation>
    </message>
    <message>
        <source>%1 changed the case</source>
        <translation>%1 hat den Fall geändert</translation>
    </message>
    <message>
        <source>%1 merged the case into case %2, which goes on</source>
        <translation>%1 hat den Fall mit Fall %2 zusammengeführt, der weitergeht</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::OutboxPage</name>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>What you wrote and the service does not have yet. It is sent by itself as soon as you are online.</source>
        <translation>Was Sie geschrieben haben und der Dienst noch nicht hat. Es wird von selbst gesendet, sobald Sie online sind.</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Replies, new cases and escalations wait here until the service has them.</source>
        <translation>Antworten, neue Fälle und Eskalationen warten hier, bis der Dienst sie hat.</translation>
    </message>
    <message>
        <source>Change to %1</source>
        <translation>Ändern in %1</translation>
    </message>
    <message>
        <source>New case: %1</source>
        <translation>Neuer Fall: %1</translation>
    </message>
    <message>
        <source>Message on %1</source>
        <translation>Nachricht zu %1</translation>
    </message>
    <message>
        <source>Escalation of %1</source>
        <translation>Eskalation vom %1</translation>
    </message>
    <message>
        <source>Status of %1</source>
        <translation>Status von %1</translation>
    </message>
    <message>
        <source>Owner of %1</source>
        <translation>Bearbeitung von %1</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kam zurück</translation>
    </message>
    <message>
        <source>It is on its way and cannot be taken back</source>
        <translation>Es ist unterwegs und lässt sich nicht zurückholen</translation>
    </message>
    <message>
        <source>It was not sent again.</source>
        <translation>Es wurde nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Drop from the outbox</source>
        <translation>Aus dem Postausgang verwerfen</translation>
    </message>
    <message>
        <source>The new case and everything written on it is deleted from this computer. It was never sent.</source>
        <translation>Der neue Fall und alles dazu Geschriebene wird von diesem Computer gelöscht. Es wurde nie gesendet.</translation>
    </message>
    <message>
        <source>What you wrote is deleted from this computer. It was not sent.</source>
        <translation>Was Sie geschrieben haben, wird von diesem Computer gelöscht. Es wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>It was not dropped.</source>
        <translation>Es wurde nicht verworfen.</translation>
    </message>
    <message>
        <source>The text is on the clipboard.</source>
        <translation>Der Text ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>%1 It is on its way to the service already.</source>
        <translation>%1 Es ist schon auf dem Weg zum Dienst.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>New case with this text</source>
        <translation>Neuer Fall mit diesem Text</translation>
    </message>
    <message>
        <source>Closing of %1</source>
        <translation>Schließen von %1</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Stufe von %1</translation>
    </message>
    <message>
        <source>End of the escalation of %1</source>
        <translation>Ende der Eskalation von %1</translation>
    </message>
    <message>
        <source>Still working on %1</source>
        <translation>Noch in Arbeit: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>There is a draft in this place already. Finish or discard it first.</source>
        <translation>An dieser Stelle gibt es schon einen Entwurf. Beenden oder verwerfen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>It was not opened for editing.</source>
        <translation>Es wurde nicht zum Bearbeiten geöffnet.</translation>
    </message>
    <message>
        <source>This is about case %1.</source>
        <translation>Es geht um Fall %1.</translation>
    </message>
    <message>
        <source>Details of an account</source>
        <translation>Angaben eines Kontos</translation>
    </message>
    <message>
        <source>Details of a contact</source>
        <translation>Angaben eines Kontakts</translation>
    </message>
    <message>
        <source>Link of %1</source>
        <translation>Verknüpfung von %1</translation>
    </message>
    <message>
        <source>End of a link of %1</source>
        <translation>Ende einer Verknüpfung von %1</translation>
    </message>
    <message>
        <source>New case split from %1</source>
        <translation>Neuer Fall, abgetrennt von %1</translation>
    </message>
    <message>
        <source>Merge of %1</source>
        <translation>Zusammenführung von %1</translation>
    </message>
    <message>
        <source>Undoing the merge of %1</source>
        <translation>Ende der Zusammenführung von %1</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Subscription or shared view</source>
        <translation>Abonnement oder geteilte Ansicht</translation>
    </message>
    <message>
        <source>Shared view</source>
        <translation>Geteilte Ansicht</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Printing</name>
    <message>
        <source>Print %1</source>
        <translation>%1 drucken</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Rail</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
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
        <translation>99+</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RecentView</name>
    <message>
        <source>Recently viewed</source>
        <translation>Zuletzt angesehen</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RecordDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Customer Success Manager</source>
        <translation>Customer Success Manager</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Support level</source>
        <translation>Support-Stufe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Sub-region</source>
        <translation>Unterregion</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Change details</source>
        <translation>Details ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is not changed. %2</source>
        <translation>%1 ist nicht geändert. %2</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>New contact of %1</source>
        <translation>Neuer Kontakt von %1</translation>
    </message>
    <message>
        <source>A contact of this account has this address already.</source>
        <translation>Ein Kontakt dieses Kontos hat diese Adresse schon.</translation>
    </message>
    <message>
        <source>The contact is not added. %1</source>
        <translation>Der Kontakt ist nicht hinzugefügt. %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RelatedView</name>
    <message>
        <source>Related cases</source>
        <translation>Verwandte Fälle</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>verknüpft</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ReviewPage</name>
    <message>
        <source>You are offline. The case is kept and gets its number once you are online again.</source>
        <translation>Sie sind offline. Der Fall bleibt erhalten und bekommt seine Nummer, sobald Sie wieder online sind.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Nothing entered</source>
        <translation>Nichts eingetragen</translation>
    </message>
    <message>
        <source>Filled in and sealed</source>
        <translation>Ausgefüllt und versiegelt</translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation>Verknüpft mit</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>Fall %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::RoundsList</name>
    <message>
        <source>answered after the promised time, %1</source>
        <translation>nach der zugesagten Zeit beantwortet, %1</translation>
    </message>
    <message>
        <source>answered in time, %1</source>
        <translation>rechtzeitig beantwortet, %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>beantwortet %1</translation>
    </message>
    <message>
        <source>ended without an answer, %1</source>
        <translation>ohne Antwort beendet, %1</translation>
    </message>
    <message>
        <source>not received by the service yet</source>
        <translation>noch nicht beim Dienst</translation>
    </message>
    <message>
        <source>not answered, %1</source>
        <translation>nicht beantwortet, %1</translation>
    </message>
    <message>
        <source>answer promised by %1</source>
        <translation>Antwort zugesagt bis %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Support feedback: %1</source>
        <translation>Rückmeldung des Kundendienstes: %1</translation>
    </message>
    <message>
        <source>Promised: %1, by %2</source>
        <translation>Zugesagt: %1, bis %2</translation>
    </message>
    <message>
        <source>Promised: %1</source>
        <translation>Zugesagt: %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SealedDialog</name>
    <message>
        <source>Read and record</source>
        <translation>Lesen und festhalten</translation>
    </message>
    <message>
        <source>What is sealed on case %1</source>
        <translation>Versiegeltes am Fall %1</translation>
    </message>
    <message>
        <source>The customer sealed this for you as the engineer who works on the case. Each reading is recorded in the audit log, with your name, the case and the time.</source>
        <translation>Der Kunde hat dies für Sie versiegelt, da Sie den Fall bearbeiten. Jedes Lesen wird im Prüfprotokoll festgehalten, mit Ihrem Namen, dem Fall und der Uhrzeit.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This is never kept on your computer. Go online to read it.</source>
        <translation>Das wird nie auf Ihrem Computer aufbewahrt. Gehen Sie online, um es zu lesen.</translation>
    </message>
    <message>
        <source>Nothing is sealed on this case any more. This reading was recorded.</source>
        <translation>An diesem Fall ist nichts mehr versiegelt. Dieses Lesen wurde festgehalten.</translation>
    </message>
    <message>
        <source>This reading was recorded. What you see is gone when you close this window.</source>
        <translation>Dieses Lesen wurde festgehalten. Was Sie sehen, ist fort, sobald Sie dieses Fenster schließen.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SealedField</name>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Sealed. Type to replace it.</source>
        <translation>Versiegelt. Zum Ersetzen tippen.</translation>
    </message>
    <message>
        <source>This cannot be sealed before the service was reached. Leave it out for now.</source>
        <translation>Das lässt sich erst versiegeln, wenn der Dienst erreicht wurde. Lassen Sie es vorerst weg.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SharedViews</name>
    <message>
        <source>Your team no longer sees this view.</source>
        <translation>Ihr Team sieht diese Ansicht nicht mehr.</translation>
    </message>
    <message>
        <source>The people of your account no longer see this view.</source>
        <translation>Die Leute Ihres Kontos sehen diese Ansicht nicht mehr.</translation>
    </message>
    <message>
        <source>Your team sees this view now.</source>
        <translation>Ihr Team sieht diese Ansicht jetzt.</translation>
    </message>
    <message>
        <source>The people of your account see this view now.</source>
        <translation>Die Leute Ihres Kontos sehen diese Ansicht jetzt.</translation>
    </message>
    <message>
        <source>The view is not shared. %1</source>
        <translation>Die Ansicht ist nicht geteilt. %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SignInDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in to your support portal</source>
        <translation>Melden Sie sich bei Ihrem Supportportal an</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Adresse des Dienstes</translation>
    </message>
    <message>
        <source>From your invitation, for example support.example.com</source>
        <translation>Aus Ihrer Einladung, zum Beispiel support.example.com</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>This computer offers no keychain. You will be asked to sign in each time Casement starts.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Sie melden sich bei jedem Start von Casement neu an.</translation>
    </message>
    <message>
        <source>This is not the address of a service. It looks like https://support.example.com.</source>
        <translation>Das ist nicht die Adresse eines Dienstes. Sie sieht aus wie https://support.example.com.</translation>
    </message>
    <message>
        <source>Send your password unencrypted?</source>
        <translation>Passwort unverschlüsselt senden?</translation>
    </message>
    <message>
        <source>This address begins with http. Anyone on the way can read your password and your cases.</source>
        <translation>Diese Adresse beginnt mit http. Jeder auf dem Weg kann Ihr Passwort und Ihre Fälle mitlesen.</translation>
    </message>
    <message>
        <source>Sign in anyway</source>
        <translation>Trotzdem anmelden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>Add a workspace</source>
        <translation>Arbeitsbereich hinzufügen</translation>
    </message>
    <message>
        <source>Sign in to another portal, or as somebody else</source>
        <translation>Bei einem anderen Portal oder als jemand anderes anmelden</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SignOutDialog</name>
    <message>
        <source>Also remove everything kept on this computer</source>
        <translation>Auch alles entfernen, was auf diesem Computer liegt</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Your cases and drafts stay on this computer and are there again when you sign in.</source>
        <translation>Ihre Fälle und Entwürfe bleiben auf diesem Computer und sind nach dem Anmelden wieder da.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign out and remove</source>
        <translation>Abmelden und entfernen</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>This was never sent and will be lost:
%1</source>
        <translation>Das wurde nie gesendet und geht verloren:
%1</translation>
    </message>
    <message>
        <source>This is not sent yet. It is kept and sent when you sign in again:
%1</source>
        <translation>Das ist noch nicht gesendet. Es bleibt erhalten und wird gesendet, wenn Sie sich wieder anmelden:
%1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SplitDialog</name>
    <message>
        <source>Make the new case</source>
        <translation>Neuen Fall anlegen</translation>
    </message>
    <message>
        <source>Split case %1</source>
        <translation>Fall %1 teilen</translation>
    </message>
    <message>
        <source>Subject of the new case</source>
        <translation>Betreff des neuen Falls</translation>
    </message>
    <message>
        <source>Messages of the new case</source>
        <translation>Nachrichten des neuen Falls</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The messages you choose are copied into a new case of the same customer, with their authors, times and files; internal notes stay internal. The two cases are linked.</source>
        <translation>Die gewählten Nachrichten werden mit Verfassern, Zeiten und Dateien in einen neuen Fall desselben Kunden kopiert; interne Notizen bleiben intern. Die beiden Fälle werden verknüpft.</translation>
    </message>
    <message>
        <source>&amp;Subject of the new case</source>
        <translation>&amp;Betreff des neuen Falls</translation>
    </message>
    <message>
        <source>&amp;Messages of the new case</source>
        <translation>&amp;Nachrichten des neuen Falls</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>Give the new case a subject.</source>
        <translation>Geben Sie dem neuen Fall einen Betreff.</translation>
    </message>
    <message>
        <source>Choose at least one message that the customer reads.</source>
        <translation>Wählen Sie mindestens eine Nachricht, die der Kunde liest.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SubscriptionsDialog</name>
    <message>
        <source>Save subscriptions</source>
        <translation>Abonnements speichern</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>Choose what %1 is sent. The choice goes with your sign-in, on every computer.</source>
        <translation>Wählen Sie, was an %1 gesendet wird. Die Wahl gehört zu Ihrer Anmeldung, auf jedem Rechner.</translation>
    </message>
    <message>
        <source>%1, by SMS</source>
        <translation>%1, per SMS</translation>
    </message>
    <message>
        <source>%1, by e-mail</source>
        <translation>%1, per E-Mail</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The subscription is not saved. %1</source>
        <translation>Das Abonnement ist nicht gespeichert. %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Suggestions</name>
    <message>
        <source>Perhaps one of these helps</source>
        <translation>Vielleicht hilft eines davon</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation>Fall %1 öffnen</translation>
    </message>
    <message>
        <source>Article %1</source>
        <translation>Artikel %1</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SyncBar</name>
    <message>
        <source>Synced %1</source>
        <translation>Abgeglichen %1</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Abgleich läuft …</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Your session has ended. Everything you write is kept</source>
        <translation>Ihre Sitzung ist beendet. Alles Geschriebene bleibt erhalten</translation>
    </message>
    <message>
        <source>First sync: %1 of %2 cases</source>
        <translation>Erster Abgleich: %1 von %2 Fällen</translation>
    </message>
    <message>
        <source>First sync: %1 cases so far</source>
        <translation>Erster Abgleich: bisher %1 Fälle</translation>
    </message>
    <message>
        <source>Offline. Everything you write is kept</source>
        <translation>Offline. Alles Geschriebene bleibt erhalten</translation>
    </message>
    <message>
        <source>Working offline, last synced %1. Everything you write is kept</source>
        <translation>Offline-Arbeit, zuletzt abgeglichen %1. Alles Geschriebene bleibt erhalten</translation>
    </message>
    <message>
        <source>Offline, last synced %1. Everything you write is kept</source>
        <translation>Offline, zuletzt abgeglichen %1. Alles Geschriebene bleibt erhalten</translation>
    </message>
    <message>
        <source>%1 waiting to be sent</source>
        <translation>%1 warten auf das Senden</translation>
    </message>
    <message>
        <source>%1 came back</source>
        <translation>%1 zurückgekommen</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Wieder anmelden</translation>
    </message>
    <message>
        <source>First sync</source>
        <translation>Erster Abgleich</translation>
    </message>
    <message>
        <source>Stay off the network until you switch this off. What you write is kept and sent then.</source>
        <translation>Dem Netz fernbleiben, bis Sie dies ausschalten. Was Sie schreiben, bleibt erhalten und wird dann gesendet.</translation>
    </message>
    <message>
        <source>%1 of %2 cases are here. The older ones wait for a network that is not metered</source>
        <translation>%1 von %2 Fällen sind hier. Die älteren warten auf ein Netz ohne Volumengrenze</translation>
    </message>
    <message>
        <source>First sync: all %1 cases are here, lists and search are being prepared</source>
        <translation>Erster Abgleich: alle %1 Fälle sind hier, Listen und Suche werden vorbereitet</translation>
    </message>
    <message>
        <source>Sync less</source>
        <translation>Weniger abgleichen</translation>
    </message>
    <message>
        <source>Sync less on this network</source>
        <translation>In diesem Netz weniger abgleichen</translation>
    </message>
    <message>
        <source>Sync less on this network: what you write is sent and changes come, but older cases and large files wait until you switch this off.</source>
        <translation>In diesem Netz weniger abgleichen: Was Sie schreiben, wird gesendet, und Änderungen kommen an; ältere Fälle und große Dateien warten, bis Sie dies ausschalten.</translation>
    </message>
    <message>
        <source>Repairing: %1 of %2 cases are fresh again. You can go on reading</source>
        <translation>Reparatur: %1 von %2 Fällen sind wieder frisch. Sie können weiterlesen</translation>
    </message>
    <message>
        <source>Repairing. You can go on reading</source>
        <translation>Reparatur. Sie können weiterlesen</translation>
    </message>
    <message numerus="yes">
        <source>Decide on %n field(s)</source>
        <translation>
            <numerusform>Über ein Feld entscheiden</numerusform>
            <numerusform>Über %n Felder entscheiden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Ui::SystemStatus</name>
    <message>
        <source>Operational</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Under maintenance</source>
        <translation>In Wartung</translation>
    </message>
    <message>
        <source>Being investigated</source>
        <translation>Wird untersucht</translation>
    </message>
    <message>
        <source>Cause known</source>
        <translation>Ursache bekannt</translation>
    </message>
    <message>
        <source>Mended, being watched</source>
        <translation>Behoben, wird beobachtet</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>All is operational.</source>
        <translation>Alles ist in Betrieb.</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) under way.</source>
        <translation>
            <numerusform>%n Störung im Gange.</numerusform>
            <numerusform>%n Störungen im Gange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n component(s) not fully operational.</source>
        <translation>
            <numerusform>%1 von %n Bestandteil nicht voll in Betrieb.</numerusform>
            <numerusform>%1 von %n Bestandteilen nicht voll in Betrieb.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ThreadView</name>
    <message>
        <source>Conversation</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The rest of this case is not on this computer yet. It comes when you are online again.</source>
        <translation>Der Rest dieses Falls ist noch nicht auf diesem Computer. Er kommt, wenn Sie wieder online sind.</translation>
    </message>
    <message>
        <source>The rest of this case is on its way.</source>
        <translation>Der Rest dieses Falls ist unterwegs.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier message(s)</source>
        <translation>
            <numerusform>%n frühere Nachricht zeigen</numerusform>
            <numerusform>%n frühere Nachrichten zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Of this case only the heading is kept on this computer. Open it when you are online to read it.</source>
        <translation>Von diesem Fall ist nur die Überschrift auf diesem Rechner. Öffnen Sie ihn, wenn Sie online sind, um ihn zu lesen.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Ihre Ansichten</translation>
    </message>
    <message>
        <source>Each view shows how many cases are in it now. Casement begins with the one you used last.</source>
        <translation>Jede Ansicht zeigt, wie viele Fälle jetzt darin sind. Casement beginnt mit der zuletzt benutzten.</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Einen Fall eröffnen</translation>
    </message>
    <message>
        <source>Write it in steps, also without a network. What you type is kept with every letter.</source>
        <translation>Schreiben Sie ihn in Schritten, auch ohne Netz. Was Sie tippen, bleibt mit jedem Buchstaben erhalten.</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Search every case here. Press Ctrl+K for every command, page and view.</source>
        <translation>Durchsuchen Sie hier alle Fälle. Mit Strg+K finden Sie jeden Befehl, jede Seite und Ansicht.</translation>
    </message>
    <message>
        <source>Online or not</source>
        <translation>Online oder nicht</translation>
    </message>
    <message>
        <source>This bar says how things stand. Offline you go on working; what waits is sent later.</source>
        <translation>Diese Leiste sagt, wie es steht. Offline arbeiten Sie weiter; was wartet, wird später gesendet.</translation>
    </message>
    <message>
        <source>Help is near</source>
        <translation>Hilfe ist nah</translation>
    </message>
    <message>
        <source>Press F1 to read about the place you are in, and ? for all keys.</source>
        <translation>Drücken Sie F1, um über den Ort zu lesen, an dem Sie sind, und ? für alle Tasten.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Sent a moment ago</source>
        <translation>Eben gesendet</translation>
    </message>
    <message>
        <source>Undo sending</source>
        <translation>Senden rückgängig machen</translation>
    </message>
    <message>
        <source>Puts it back into the editor (%1)</source>
        <translation>Holt sie in den Editor zurück (%1)</translation>
    </message>
    <message>
        <source>Your note waits for the network.</source>
        <translation>Ihre Notiz wartet auf das Netz.</translation>
    </message>
    <message>
        <source>Your reply waits for the network.</source>
        <translation>Ihre Antwort wartet auf das Netz.</translation>
    </message>
    <message numerus="yes">
        <source>Your note goes out in %n second(s).</source>
        <translation>
            <numerusform>Ihre Notiz geht in %n Sekunde ab.</numerusform>
            <numerusform>Ihre Notiz geht in %n Sekunden ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your reply goes out in %n second(s).</source>
        <translation>
            <numerusform>Ihre Antwort geht in %n Sekunde ab.</numerusform>
            <numerusform>Ihre Antwort geht in %n Sekunden ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is on its way already.</source>
        <translation>Sie ist schon unterwegs.</translation>
    </message>
</context>
<context>
    <name>Casement::Ui::ViewsPane</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Keep this filter as a view</source>
        <translation>Diesen Filter als Ansicht behalten</translation>
    </message>
    <message>
        <source>Case views</source>
        <translation>Fallansichten</translation>
    </message>
    <message>
        <source>Use the present filter</source>
        <translation>Den jetzigen Filter übernehmen</translation>
    </message>
    <message>
        <source>“%1” is deleted. Its cases stay where they are.</source>
        <translation>„%1“ ist gelöscht. Die Fälle bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Nicht mehr teilen</translation>
    </message>
    <message>
        <source>Share with the team</source>
        <translation>Mit dem Team teilen</translation>
    </message>
    <message>
        <source>Share with your account</source>
        <translation>Mit Ihrem Konto teilen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Your support cases, on your desktop, with or without a network.</source>
        <translation>Ihre Supportfälle auf dem Desktop, mit oder ohne Netz.</translation>
    </message>
    <message>
        <source>Keep everything in this folder.</source>
        <translation>Alles in diesem Ordner aufbewahren.</translation>
    </message>
    <message>
        <source>Start a private service with sample cases and sign in.</source>
        <translation>Einen privaten Dienst mit Beispielfällen starten und anmelden.</translation>
    </message>
    <message>
        <source>Start without contacting the service.</source>
        <translation>Starten, ohne den Dienst anzusprechen.</translation>
    </message>
    <message>
        <source>Demo of this portal, for example atlas.</source>
        <translation>Vorführung dieses Portals, zum Beispiel atlas.</translation>
    </message>
    <message>
        <source>Check everything kept on this computer, print what is wrong, and end.</source>
        <translation>Alles auf diesem Rechner Aufbewahrte prüfen, ausgeben, was nicht stimmt, und enden.</translation>
    </message>
    <message>
        <source>Write versions, counts and states to FILE, without any word of a case, and end.</source>
        <translation>Versionen, Anzahlen und Zustände nach FILE schreiben, ohne ein Wort eines Falls, und enden.</translation>
    </message>
    <message>
        <source>Start in the tray, or minimised where there is none.</source>
        <translation>Im Infobereich starten, oder minimiert, wo es keinen gibt.</translation>
    </message>
    <message>
        <source>A case to show, casement://…; a Casement that runs already shows it.</source>
        <translation>Ein Fall, der gezeigt werden soll, casement://…; ein schon laufendes Casement zeigt ihn.</translation>
    </message>
    <message>
        <source>Do the same, and have the next start build anew what is wrong and can be had again.</source>
        <translation>Dasselbe tun und beim nächsten Start neu aufbauen lassen, was fehlerhaft ist und wieder zu bekommen ist.</translation>
    </message>
</context>
</TS>
