# What the program itself needs.
alert-caution = Prudence
alert-important = Important
alert-note = À noter
alert-tip = Conseil
alert-warning = Attention
feed-changes = Pages nouvelles ou modifiées
feed-corrections = Corrections
feed-data = Données nouvelles ou mises à jour
footnote-back = Retour à l’appel de note { $number }
footnote-reference = Note { $number }
footnotes = Notes
heading-link = Lien vers la partie « { $heading } »
language-name = français
list-page = page { $number } sur { $count }
other-language = (en { $name })
page-not-found = Cette page n’existe pas
reference-article = art. { $number }
reference-available = Disponible à l’adresse :
reference-colon = {" : "}
reference-edited = (dir.)
reference-edition = { $number }e éd.
reference-in = In :
reference-issue = n° { $number }
reference-mention = Référence { $number }
reference-no-date = [sans date]
reference-online = [en ligne]
reference-others = et al.
reference-pages = p. { $pages }
reference-volume = vol. { $number }
pdf-contents = Sommaire
pdf-licence = Sauf mention contraire, textes sous licence
pdf-online = À lire sur le web :
pdf-updated = Texte du
redirect-title = Cette page a une autre adresse
tombstone-title = Cette page a été retirée
table-scroll = Tableau
task-done = fait
task-open = à faire

# What the templates say.
action = Action { $number }
actions-of-objective = Actions de l’objectif { $number }
breadcrumbs = Où suis-je ?
colon = {" : "}
contents = Sur cette page
corrections = Corrections
corrections-all = Toutes les corrections
corrections-none = Aucune correction n’a été publiée jusqu’ici.
definition = Définition
feed = S’abonner (flux Atom)
feeds = Flux
footer-menu = Pied de page
glance = Le plan d’un coup d’œil
go-home = Aller à la page d’accueil
home = Accueil
in-brief = En bref
languages = Langues
legal-source = Source juridique
a-z-mentions = { $count ->
    [one] 1 page en parle
   *[other] { $count } pages en parlent
}
letters = Lettres
site-map-alone = Autres pages
licence = Sauf mention contraire, textes sous licence
definition-close = Fermer
definition-of = Définition : { $term }
mentions = Pages qui en parlent
menu = Menu
neighbours = Avant et après
next = Suivant
nothing-yet = Il n’y a encore rien ici.
objective = Objectif { $number }
official-title = Titre officiel
our-translation = Notre traduction :
page-not-found-text = L’adresse contient peut-être une faute de frappe, ou la page n’a jamais existé.
pager = Pages de la liste
previous = Précédent
published-by = Site publié par { $name }.
publisher = Qui publie ce site
publisher-address = Adresse
publisher-contact = Contact
publisher-director = Direction de la publication
publisher-host = Hébergeur
publisher-name = Éditeur
redirect-text = Continuez ici :
tombstone-instead = Continuez ici :
tombstone-since = Depuis le { $date }, plus rien n’est publié à cette adresse.
see-also = Voir aussi
pdf = Cette page à imprimer ou à garder (PDF)
short-address = Adresse courte :
skip = Aller au contenu
skip-search = Aller à la recherche
stale = L’original de cette page a changé depuis sa traduction. Ce qui a changé se trouve dans l’original :
stale-label = À propos de cette traduction
to-top = Haut de la page
to-complete = à compléter par l’organisme qui publie
updated = Page mise à jour le

# Numbers and their units.
number-billions = { $count ->
    [one] { $number } milliard
   *[other] { $number } milliards
}
number-millions = { $count ->
    [one] { $number } million
   *[other] { $number } millions
}
sources-and-data = Sources des chiffres
source-read = lu le
unit-EUR = { $form ->
    [short] { $number } d’euros
   *[long] { $number } { $count ->
        [one] euro
       *[other] euros
    }
}
unit-USD = { $form ->
    [short] { $number } de dollars
   *[long] { $number } { $count ->
        [one] dollar
       *[other] dollars
    }
}
unit-percent = { $number } %
unit-points = { $number } { $count ->
    [one] point
   *[other] points
}

# Pages of data.
all-rows = { $count ->
    [one] La seule ligne du tableau
   *[other] Les { $count } lignes du tableau
}
dataset = Les données
source = Source
data-cite = Pour citer ces données
data-licence = Licence
period = Période
next-release = Prochaine édition attendue
download = Télécharger
descriptor = Description technique
rows = { $count ->
    [one] (1 ligne)
   *[other] ({ $count } lignes)
}
other-formats = Autres formats

# Charts.
chart-embed = Page à intégrer
chart-made-places = Le plus haut : { $highest-at } ({ $highest }). Le plus bas : { $lowest-at } ({ $lowest }).
chart-made-series = { $name } : { $sentence }
chart-made-time = { $first } au départ ({ $first-at }), { $last } à la fin ({ $last-at }). Le plus haut : { $highest } ({ $highest-at }). Le plus bas : { $lowest } ({ $lowest-at }).
chart-image = Image
chart-source = Source : { $publishers }. Licence : { $licence }.
chart-source-read = Source : { $publishers }, données lues le { $date }. Licence : { $licence }.
chart-table = Les nombres de ce graphique
map-borders = Les frontières sont celles de Natural Earth. Elles ne disent rien de leur statut.
map-no-data = Pas de donnée
map-range = de { $from } à { $to }
map-table = Les nombres de cette carte
quarter-short = T{ $number } { $year }
quarter = { $number ->
    [1] 1er
   *[other] { $number }e
} trimestre { $year }

# Files.
file-note = ({ $format }, { $size })
size-bytes = { $number } octets
size-gigabytes = { $number } Go
size-kilobytes = { $number } ko
size-megabytes = { $number } Mo
words-back = Retour à « { $term } » dans le texte
words-title = Les mots expliqués

# Claims.
claim = Ce que l’on entend dire
verdict = { $verdict ->
    [true] Notre avis : vrai
    [mostly-true] Notre avis : plutôt vrai
    [mixed] Notre avis : à nuancer
    [mostly-false] Notre avis : plutôt faux
    [false] Notre avis : faux
   *[unknown] Notre avis : on ne sait pas
}

# Citing.
cite-chart = Citer ce graphique
cite-data-by = Données : { $names }
cite-files = Pour un logiciel de bibliographie :
cite-no-date = s. d.
cite-page = Citer cette page
cite-read = [consulté le …]
cite-read-on = [consulté le { $date }]
cite-retrieved = Consulté le { $date }, à l’adresse
cite-sort-chart = [graphique]
cite-sort-data = [jeu de données]
cite-sources = Citer aussi les données d’origine
reference-back = Retour au texte, là où il cite la référence { $number }
references = Références

# Parts of pages to show elsewhere.
embed = Intégrer à une page
embed-code = Code à copier
embed-credit = À voir avec ses explications :
embed-help = Copiez ce code dans votre page. Le script est facultatif : il règle la hauteur.
sort-by = Trier

# Kits, debates, campaigns.
aims = À la fin, vous saurez
campaign = Campagne
caution = Avant de commencer
debate-kit = Kit de débat
debate-question = La question
disciplines = Disciplines
duration = Durée
group = Nombre de personnes
kit = Kit pédagogique
level = Niveau
minutes = { $count } min
needed = Ce qu’il faut
programme = Place dans les programmes scolaires
programme-source = Voir le programme
roles = Les rôles
rules = Les règles
setting = Lieu
steps = Déroulé
with-actions = Les actions du plan
with-claims = Les idées reçues
with-datasets = Les données
with-debates = Les débats
with-explainers = Pour comprendre
with-kits = Les kits pédagogiques
ways = Vous venez pour
with-campaigns = Les campagnes
with-others = Autres pages
with-objectives = Les objectifs du plan
# Quizzes. Words with braces are completed by quiz.js.
quiz = Quiz
quiz-again = Recommencer
quiz-all = Toutes les réponses, avec leurs sources
quiz-answer = Voir la réponse
quiz-answers-of = Réponses : { $title }
# Part of addresses: small letters without accents, digits, hyphens.
quiz-answers-slug = reponses
quiz-back = Retour à la question { $number }
quiz-check = Vérifier
quiz-down = Descendre : { $item }
quiz-estimate = Votre estimation, de { $min } à { $max }
quiz-high = Trop haut, de { $distance }.
quiz-key = Réponses
quiz-low = Trop bas, de { $distance }.
quiz-mark = bonne réponse
quiz-moved = { $item } : place { $place } sur { $count }
quiz-near = Bonne réponse, à { $distance } près.
quiz-none = Donnez d’abord une réponse.
quiz-order = Donnez à chaque élément sa place, de 1 à { $count }.
quiz-page = Retour à la page « { $title } »
quiz-places = Pas tout à fait. Éléments à la bonne place : { $right } sur { $count }.
quiz-question = Question { $number }
quiz-right = Bonne réponse.
quiz-right-answers = { $count ->
    [one] Bonne réponse
   *[other] Bonnes réponses
}
quiz-right-order = Le bon ordre
quiz-score = Bonnes réponses : { $right } sur { $count }
quiz-several = Plusieurs réponses peuvent être justes.
quiz-up = Monter : { $item }
quiz-why-wrong = Pourquoi les autres réponses sont fausses
quiz-wrong = Ce n’est pas la bonne réponse.
kit-about = La séance en bref
debate-about = Pourquoi en débattre

# Filters.
filter-all = Tout afficher
filter-shown = Pages affichées : { $shown } sur { $total }
unit-minutes = { $number } min
# The copy that is read from disk.
offline-about = Copie du site « { $title } », à lire sans connexion.
offline-address = Le site en ligne, tenu à jour : { $address }
offline-copy = Copie à lire sans connexion.
offline-edition = Contenu mis à jour le { $date }.
offline-file = LISEZ-MOI
offline-licence = Sauf mention contraire, textes sous licence { $licence }
offline-limits = Sans connexion, une partie des liens ne marche pas : ceux qui mènent à d’autres sites, les flux, les pages à intégrer et les fichiers pour logiciels de bibliographie. On n’y cherche pas par mot : passez par les menus et les listes.
offline-online = Cette page en ligne
offline-open = Pour commencer, décompressez l’archive (sous Windows : clic droit, puis « Extraire tout ») et ouvrez { $file } dans un navigateur. Il n’y a rien à installer.
offline-version = Version { $version } du contenu.
# Short addresses, and pages on paper.
link-notes = Adresses des liens
copy = Copier l’adresse
copied = Adresse copiée
qr = Code QR
qr-alt = Code QR de l’adresse courte de la page « { $title } »
print-contents = Table des matières
table-at = Tableau des nombres :
to-print = Tous ces textes en un document à imprimer

# Ce que le site peut dire de son accessibilité : les formules des trois états sont celles du RGAA.
accessibility-none = Accessibilité : non conforme
accessibility-partial = Accessibilité : partiellement conforme
accessibility-total = Accessibilité : totalement conforme
statement-audit-none = Aucun audit n’a été fait. Le taux de conformité n’est donc pas connu.
statement-audit-result = L’audit du { $date }, réalisé par { $auditor }, montre que { $rate } % des critères du { $standard } qui s’appliquent à ce site sont respectés.
statement-audit-counts = Critères respectés : { $valid }. Non respectés : { $invalid }. Sans objet : { $skipped }.
statement-checks = Dernier test automatique
statement-checks-about = Des programmes ont examiné le site le { $date }. Il avait alors { $pages } pages. De tels programmes ne voient qu’une partie des obstacles : ce test n’est pas un audit.
statement-checks-caption = Ce que le test a examiné, et ce qu’il a trouvé
statement-checks-none = Aucun test automatique n’a été enregistré.
statement-check = Vérification
statement-check-findings = Problèmes
statement-check-pages = Pages
statement-commitment = { $name } s’engage à rendre ce site accessible, comme le demande l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration vaut pour { $address }.
statement-criteria = Critères { $criteria }
statement-derogations = Dérogations pour charge disproportionnée
statement-environments = Environnements de test
statement-exempt = Contenus que la loi exempte
statement-established = Comment cette déclaration a été établie
statement-established-on = Elle a été établie le { $date }.
statement-inaccessible = Contenus non accessibles
statement-inaccessible-unknown = Faute d’audit, la liste n’en est pas connue.
statement-known = Ce que le test a trouvé et qui reste à corriger ou à juger
statement-known-none = Le test n’a rien trouvé.
statement-known-pages = { $pages ->
    [one] une page
   *[other] { $pages } pages
}
statement-nonconformities = Non-conformités
statement-nothing = Aucun.
statement-pages = Pages examinées par l’audit
statement-results = Résultats des tests
statement-state = État de conformité
statement-state-none = Ce site n’est pas conforme au { $standard }.
statement-state-partial = Ce site est partiellement conforme au { $standard }, à cause des points énumérés plus bas.
statement-state-total = Ce site est totalement conforme au { $standard }.
statement-state-unaudited = Ce site n’est pas conforme au { $standard }, référentiel général d’amélioration de l’accessibilité, parce qu’il n’a pas eu d’audit. Cela ne veut pas dire qu’il est impossible à lire : cela veut dire que nul ne l’a mesuré.
statement-technologies = Techniques employées
statement-tools = Outils
check-axe = axe : règles des WCAG 2.2, niveaux A et AA
check-axe-more = axe : bonnes pratiques, niveau AAA et règles à l’essai
check-console = Messages d’erreur du navigateur
check-focus = Position du clavier visible et non cachée
check-html = Code HTML correct (vérificateur Nu)
check-html-validate = Code HTML correct (html-validate)
check-keyboard = Parcours au clavier
check-layout-shift = Page qui bouge pendant le chargement
check-policy = Scripts et styles refusés par la politique de sécurité
check-reflow = Défilement de côté à 320 pixels de large
check-scripts-off = Texte lisible sans JavaScript
check-target-size = Cibles d’au moins 24 pixels
check-text-spacing = Texte espacé : rien de coupé
check-zoom = Défilement de côté avec un zoom de 400 %
# Search.
search = Rechercher
search-all = Voir tous les résultats
search-count = { $count ->
    [one] { $shown } résultat
   *[other] { $shown } résultats
}
search-failed = La recherche ne marche pas pour le moment. D’autres chemins mènent aux pages.
search-filters = Filtrer
search-hints = Vérifiez l’orthographe, essayez un mot plus courant ou moins de mots.
search-instead = Trouver une page autrement
search-kind = Type de page
search-label = Rechercher dans le site
search-loading = Recherche en cours…
search-more = Afficher plus de résultats
search-no-script = La recherche a besoin de JavaScript, qui est désactivé ou n’a pas pu être chargé. Les liens ci-dessous mènent à toutes les pages.
search-none = Aucun résultat pour « { $query } ».
search-reset = Enlever les filtres
search-results-for = Résultats pour « { $query } »
search-suggestions = Pages trouvées
# Éditions.
edition-changed = { $count ->
    [0] Rien n’a changé depuis l’édition précédente.
    [one] Un jeu de données a changé depuis l’édition précédente.
   *[other] { $count } jeux de données ont changé depuis l’édition précédente.
}
edition-cite = Citer cette édition
edition-columns-added = Colonnes ajoutées : { $names }.
edition-columns-removed = Colonnes retirées : { $names }.
edition-cut = Figée le
edition-datasets = Jeux de données
edition-file-added = fichier ajouté.
edition-file-other = écrit autrement.
edition-file-removed = fichier retiré.
edition-files = Les données telles qu’elles étaient
edition-gone = Ce jeu de données n’est plus sur le site.
edition-holds = { $datasets ->
    [one] Un jeu de données
   *[other] { $datasets } jeux de données
}, { $values ->
    [0] aucune valeur citée dans les pages.
    [one] une valeur citée dans les pages.
   *[other] { $values } valeurs citées dans les pages.
}
edition-later = Il y a une édition plus récente :
edition-latest = C’est l’édition la plus récente.
edition-manifest = Pour les programmes :
edition-new = Nouveau dans cette édition.
edition-next = Édition suivante : { $name }
edition-no-values = Aucune page ne citait de valeur de ce jeu de données.
edition-now = Les données d’aujourd’hui :
edition-of = { $title } – édition { $name }
edition-previous = Édition précédente : { $name }
edition-query = Lu dans les données :
edition-removed = Dans l’édition précédente, et plus dans celle-ci
edition-rows = { $added ->
    [0] aucune ligne ajoutée
    [one] une ligne ajoutée
   *[other] { $added } lignes ajoutées
}, { $removed ->
    [0] aucune retirée
    [one] une retirée
   *[other] { $removed } retirées
}, { $changed ->
    [0] aucune modifiée.
    [one] une modifiée.
   *[other] { $changed } modifiées.
}
edition-rows-no-key = Sans colonne qui distingue les lignes, une ligne modifiée compte comme retirée puis ajoutée.
edition-same = Rien n’a changé.
edition-shown-on = Montrée sur :
edition-since = Ce qui a changé depuis :
edition-summary = Les données et les chiffres du site tels qu’ils étaient le { $date }. Une édition ne change jamais.
edition-title = Édition { $name }
edition-value-changed = Valeur montrée : de { $from } à { $to }.
edition-value-gone = Valeur qui n’est plus montrée : { $value }.
edition-value-new = Nouvelle valeur montrée : { $value }.
edition-values = Les valeurs que les pages montraient
edition-values-gone = { $count ->
    [one] Une valeur n’est plus montrée.
   *[other] { $count } valeurs ne sont plus montrées.
}
edition-values-new = { $count ->
    [one] Une valeur est nouvelle dans les pages.
   *[other] { $count } valeurs sont nouvelles dans les pages.
}
edition-version = Version
editions-of = Éditions figées
editions-summary = Une édition garde les données et les chiffres du site tels qu’ils étaient un jour. Elle ne change jamais : on peut la citer.
editions-title = Éditions des données
