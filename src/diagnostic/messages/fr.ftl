# Ce que Parvis dit aux personnes qui écrivent, en français. Un message par code ; la marche à suivre est l’attribut « help ».

severity-error = erreur
severity-warning = avertissement
help = aide
also-in = { $count ->
    [one] aussi à un autre endroit : { $places }
   *[other] aussi à { $count } autres endroits : { $places }
}
more = , et { $count } de plus
on-page = vu en fabriquant la page { $page }
on-pages = vu en fabriquant la page { $page } et { $others ->
    [one] une autre page
   *[other] { $others } autres pages
}
related = voir aussi { $place }
summary-done = Site construit : { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} en { $languages ->
    [one] { $languages } langue
   *[other] { $languages } langues
}, { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, { $size }, { $time }.
summary-checked = Site vérifié : { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} en { $languages ->
    [one] { $languages } langue
   *[other] { $languages } langues
}, { $time } ; rien n’a été écrit.
summary-failed = { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
} : rien n’a été écrit.
summary-errors = { $errors ->
    [one] Il y a une erreur ailleurs.
   *[other] Il y a { $errors } erreurs ailleurs.
}
summary-warnings = { $warnings ->
    [one] { $warnings } avertissement.
   *[other] { $warnings } avertissements.
}
summary-pictures = Images : { $drawn } dessinées, { $kept } gardées de constructions précédentes.
summary-photos = Photos : { $made } préparées, { $kept } gardées de constructions précédentes.
summary-printed = Fichiers PDF : { $made } faits, { $kept } gardés de constructions précédentes.
summary-indexes = Index de recherche : { $made } faits, { $kept } gardés de constructions précédentes.
summary-created = Un petit site vous attend dans { $folder }. Regardez site.toml et content/, puis lancez : parvis build --root { $folder }
coverage-pages = { $name } : { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}
coverage-note = x : présent · - : absent
summary-filled = { $values ->
    [0] Tous les nombres étaient déjà écrits.
    [one] 1 nombre écrit dans 1 fichier.
   *[other] { $values } nombres écrits dans { $files ->
        [one] 1 fichier
       *[other] { $files } fichiers
    }.
}
summary-added = Un paquet de données se trouve dans { $folder }. Complétez sa source, sa licence, ses unités et ses mots, puis lancez : parvis check
summary-reported = Le rapport se trouve dans { $folder } : ouvrez-y index.html. Les programmes lisent report.json.
summary-marked = { $pages ->
    [0] Toutes ces traductions étaient déjà marquées.
    [one] 1 traduction marquée comme à jour.
   *[other] { $pages } traductions marquées comme à jour.
}
translations-count = { $current } à jour, { $stale } en retard, { $unrecorded } non enregistrées, { $missing } manquantes
translation-current = à jour
translation-stale = en retard
translation-unrecorded = non enregistrée
translation-missing = manquante
report-address = Adresse
report-code = Code
report-collection = Collection
report-contents = Sur cette page
report-count = Combien
report-data = Âge des données
report-data-note = Où s’arrêtent les chiffres, quand ils ont été relevés, et quand leur éditeur devrait publier les suivants.
report-data-all = Paquets de données
report-day = État au { $day }.
report-ease = Facilité de lecture
report-example = Le premier
report-file = Fichier
report-findings = Ce que trouve la vérification
report-findings-note = Jargon, nombres sans source, phrases longues et tout le reste, par code. Le manuel explique chaque code et son remède.
report-findings-counts = Constats par code
report-findings-code = { $code } : où
report-gaps = Ce qui manque aux pages
report-gaps-note = Parties (avec #) et champs facultatifs qu’une page de la collection peut avoir et que celle-ci n’a pas.
report-gaps-collection = { $name }
report-grade = Niveau scolaire (États-Unis)
report-heading = Rapport du site
report-help = Que faire
report-lacks = Il manque
report-language = Langue
report-last = Données jusqu’à
report-late = En retard
report-links = Liens hors du site
report-links-note = Où mènent les textes, les champs et les sources. Rien n’a été consulté : on ne sait pas si ces adresses répondent encore.
report-links-all = Adresses hors du site
report-lix = LIX
report-longest = Phrase la plus longue
report-mean = Mots par phrase
report-message = Ce qui ne va pas
report-next-release = Prochaine édition attendue
report-nothing = Rien.
report-over = Dépassée
report-package = Paquet
report-page = Page
report-pages = Pages
report-pages-note = Les plus difficiles d’abord, là où les pages sont mesurées. Facilité de lecture : plus le nombre est haut, plus la lecture est facile (Kandel et Moles en français, Flesch en anglais). LIX : plus il est bas, plus la lecture est facile. Une note est un indice, jamais un verdict : seuls des lecteurs peuvent dire si un texte est clair.
report-pages-all = Toutes les pages
report-place = Endroit
report-reason = Raison
report-retrieved = Relevées le
report-rule = Règle
report-sentence = Phrase
report-sentences = Phrases les plus longues
report-sentences-note = La phrase la plus longue de chaque page mesurée. Une idée par phrase est une bonne règle.
report-sentences-all = Phrase la plus longue de chaque page
report-severity = Gravité
report-state = État
report-title = Titre
report-translations = Traductions
report-translations-note = Une traduction en retard vient d’un original qui a changé depuis. Une traduction non enregistrée ne dit pas d’où elle vient. Une fois à jour, parvis translate mark l’enregistre.
report-translations-counts = Combien dans chaque état
report-translations-pages = Traductions qui ne sont pas à jour
report-until = Jusqu’au
report-waivers = Dérogations
report-waivers-note = Règles qu’une page peut enfreindre pour un temps, avec le dernier jour.
report-waivers-all = Dérogations
report-words = Mots
report-yes = oui
progress-render = Fabrication des pages
fault = C’est une panne de Parvis lui-même, pas de votre site. Merci de la signaler avec les lignes ci-dessus.

kind-text = un texte entre guillemets droits
kind-integer = un nombre entier
kind-number = un nombre
kind-boolean = true ou false
kind-date = une date comme 2026-11-23
kind-single = une seule valeur, et non une liste
kind-decimal = un nombre avec un point décimal, comme 3.5
kind-year = une année comme 2024
kind-month = un mois comme 2024-05
kind-list = une liste entre crochets
kind-table = un groupe de réglages entre accolades
kind-tables = une liste de groupes de réglages
kind-nothing = une valeur vide
kind-count = un nombre entier à partir de 1
kind-natural = un nombre entier, zéro compris
kind-url = une adresse du web entre guillemets droits
kind-reference = l’identifiant d’une page, comme action-27, ou sa clé seule
use-sort = le tri
use-key = la clé des identifiants
use-group = les groupes d’une liste
use-filter = les filtres de la recherche
use-parent = la page parente
use-rows = les lignes d’un tableau de pages
use-column = une colonne d’un tableau de pages
use-total = un total : un nombre entier, somme des nombres entiers d’une liste de tables
use-learning = la description de séances
unit-characters = caractères
unit-items = éléments
why-root = c’est le dossier du site, ou un dossier qui le contient
why-home = c’est votre dossier personnel, ou un dossier qui le contient
why-content = il se trouve dans les contenus ou les thèmes
why-link = c’est un lien symbolique
why-file = c’est un fichier, pas un dossier
why-published = il se trouve dans ce qui est publié

PV0101 = Ce fichier ou ce dossier ne peut pas être lu : { $reason }.
    .help = Vérifiez qu’il existe et que vous avez le droit de le lire.
PV0102 = Ce fichier n’est pas en UTF-8 : l’octet { $byte } n’y a pas de sens.
    .help = { $guess ->
        [none] Enregistrez de nouveau le fichier en UTF-8.
       *[other] Il semble être en { $guess } : ouvrez-le dans cet encodage, puis enregistrez-le en UTF-8.
    }
PV0103 = Ce fichier est en UTF-16.
    .help = Enregistrez-le de nouveau en UTF-8.
PV0104 = Ce texte contient un caractère invisible (NUL).
    .help = Retirez-le, ou copiez le texte dans un nouveau fichier.
PV0105 = Ce fichier est trop gros : { $size } octets, pour { $limit } au plus.
    .help = { $key ->
        [none] Divisez-le, ou allégez-le.
       *[other] Divisez-le, ou allégez-le. S’il a besoin de cette taille, augmentez { $key } sous [limits] dans site.toml.
    }
PV0106 = C’est un lien vers un autre fichier. Les liens ne sont pas suivis.
    .help = Mettez ici le fichier lui-même.
PV0107 = Ce n’est pas un fichier ordinaire.
    .help = Retirez-le du dossier du site.
PV0108 = Ce fichier a changé pendant la construction du site.
    .help = Relancez la construction quand plus personne n’y écrit.
PV0109 = Le nom « { $name } » n’est pas possible sur tous les systèmes.
    .help = Renommez le fichier ou le dossier, avec des lettres, des chiffres, des tirets et des points seulement, et sans les noms que Windows se réserve, comme aux ou con.
PV0110 = Ce chemin est trop long : { $length } octets, pour { $limit } au plus.
    .help = Raccourcissez le nom du fichier et de ses dossiers.
PV0111 = Le fichier « { $name } » ressemble à un secret ou à une sauvegarde. Il ne sera pas publié.
    .help = Retirez-le des contenus. S’il contient un mot de passe ou une clé, changez-les aussi.
PV0112 = Sur beaucoup de systèmes, ce fichier porte le même nom que { $other }.
    .help = Renommez l’un des deux.
PV0113 = Il n’y a pas de fichier site.toml ici.
    .help = Allez dans le dossier du site, ou indiquez-le avec --root.
PV0114 = Ce fichier n’appartient à aucune page : il n’est pas publié.
    .help = { $known ->
        [none] Placez-le à côté d’une page nommée index, dans un dossier à elle.
       *[other] Placez-le dans le dossier d’une collection ({ $known }), ou à côté d’une page nommée index, dans un dossier à elle.
    }
PV0115 = Il y a ici un caractère que l’on ne voit pas mais qui change le texte ({ $code }).
    .help = Retirez-le, sauf si vous l’avez mis exprès.
PV0116 = Le dossier { $folder } de la collection { $collection } n’existe pas.
    .help = Créez ce dossier, ou corrigez « folder » dans site.toml.

PV0201 = Ces réglages ne peuvent pas être lus : { $reason }.
    .help = Cherchez à cet endroit un guillemet, un crochet ou un signe égal qui manque.
PV0202 = Le réglage « { $key } » n’existe pas ici.
    .help = { $suggestion ->
        [none] Retirez-le. Réglages connus ici : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Réglages connus ici : { $known }.
    }
PV0203 = Le réglage « { $key } » manque.
    .help = Ajoutez une ligne pour « { $key } ».
PV0204 = « { $key } » doit être { $expected } ; c’est { $found }.
    .help = Écrivez ici { $expected }.
PV0205 = « { $language } » n’est pas le code d’une langue, ou il y figure deux fois.
    .help = Utilisez des codes comme "fr", "en" ou "pt-BR".
PV0206 = { $value ->
    [none] Il n’y a pas ici d’adresse du site.
   *[other] « { $value } » ne peut pas être l’adresse du site.
}
    .help = Écrivez une adresse qui commence par https:// et n’a ni ? ni #.
PV0207 = L’adresse utilise « { $placeholder } », qui n’est pas un champ possible ici.
    .help = { $suggestion ->
        [none] { $known ->
            [none] Aucun champ n’est possible dans cette adresse : écrivez-la en entier, sans accolades.
           *[other] Champs possibles : { $known }.
        }
       *[other] Vouliez-vous écrire « { $suggestion } » ? Champs possibles : { $known }.
    }
PV0208 = { $pattern ->
    [none] Ceci ne peut pas être une adresse.
   *[other] « { $pattern } » ne peut pas être une adresse.
}
    .help = Commencez et finissez-la par /, avec des minuscules, des chiffres, des tirets et des champs entre accolades seulement.
PV0209 = La collection { $collection } n’a pas d’adresse pour la langue { $language }.
    .help = Ajoutez une ligne comme address.{ $language } = "/…/".
PV0210 = La collection « { $collection } » n’existe pas.
    .help = { $suggestion ->
        [none] { $known ->
            [none] Ce site n’a pas encore de collection : ajoutez-en une dans site.toml.
           *[other] Collections de ce site : { $known }.
        }
       *[other] Vouliez-vous écrire « { $suggestion } » ? Collections de ce site : { $known }.
    }
PV0211 = La collection n’a pas de champ « { $field } ».
    .help = { $suggestion ->
        [none] { $known ->
            [none] Elle n’a aucun champ à elle : ajoutez-lui celui-ci dans site.toml, ou retirez ce nom.
           *[other] Ses champs : { $known }.
        }
       *[other] Vouliez-vous écrire « { $suggestion } » ? Ses champs : { $known }.
    }
PV0212 = « { $name } » n’est pas un nom possible ici.
    .help = Utilisez des minuscules sans accent et des chiffres, en commençant par une lettre. Entre les mots, mettez _, ou - dans un « singular » ; « index » et « feed » sont déjà pris.
PV0213 = Toutes les pages ont déjà un champ « { $field } ».
    .help = Donnez un autre nom à votre champ.
PV0214 = { $value ->
    [none] Cette valeur n’est pas possible pour « { $key } ».
   *[other] « { $key } » ne peut pas être « { $value } ».
}
    .help = Choisissez parmi : { $allowed }.
PV0215 = Les identifiants de { $other } commencent déjà par « { $singular } ».
    .help = Donnez un autre « singular » à l’une des deux collections.
PV0216 = Le champ « { $field } » ne convient pas pour { $use }.
    .help = La clé doit être un texte ou un nombre entier, la page parente une référence ; le tri demande une seule valeur, les groupes une valeur ou une liste de valeurs.
PV0217 = On ne dit pas qui répond de ce site : il manque { $keys } dans [publisher].
    .help = Complétez [publisher] dans site.toml avant de publier. D’ici là, les pages du site disent que c’est à compléter.

PV0301 = Cette page ne commence pas par ses champs.
    .help = Commencez-la par une ligne +++, puis title = "…" et slug = "…", puis une ligne +++.
PV0302 = Les champs qui commencent ici ne finissent jamais.
    .help = Ajoutez une ligne { $fence } après le dernier champ.
PV0303 = Les champs ne peuvent pas être lus : { $reason }.
    .help = Cherchez un guillemet, un signe égal ou un deux-points qui manque, ou un champ écrit deux fois.
PV0304 = « { $collection } » n’a pas de champ « { $field } ».
    .help = { $suggestion ->
        [none] Retirez-le. Champs connus : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Champs connus : { $known }.
    }
PV0305 = Le champ « { $field } » manque ou est vide.
    .help = Ajoutez une ligne pour « { $field } » parmi les champs, en haut de la page.
PV0306 = Le champ « { $field } » doit être { $expected } ; c’est { $found }.
    .help = Écrivez ici { $expected }.
PV0307 = { $value ->
    [none] Ceci n’est pas une valeur possible du champ « { $field } ».
   *[other] « { $value } » n’est pas une valeur possible du champ « { $field } ».
}
    .help = { $suggestion ->
        [none] Choisissez parmi : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Valeurs possibles : { $known }.
    }
PV0308 = Le champ « { $field } » est trop long : { $length } { $unit }, pour { $max } au plus.
    .help = Raccourcissez-le.
PV0309 = { $value ->
    [none] Le champ « { $field } » ne contient pas de date.
   *[other] « { $value } » n’est pas une date pour le champ « { $field } ».
}
    .help = Écrivez l’année, le mois et le jour, comme 2026-11-23, d’un jour qui existe.
PV0310 = { $value ->
    [none] Le champ « { $field } » ne contient pas d’adresse du web.
   *[other] « { $value } » n’est pas une adresse du web pour le champ « { $field } ».
}
    .help = Écrivez une adresse qui commence par https://, http:// ou mailto:.
PV0311 = « { $slug } » ne peut pas faire partie d’une adresse.
    .help = { $suggestion ->
        [none] Utilisez des minuscules sans accent, des chiffres et des tirets.
       *[other] Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple « { $suggestion } ».
    }
PV0312 = Le champ « { $field } » est partagé : on l’écrit une seule fois, dans la page en langue { $language }.
    .help = Retirez-le de cette traduction.
PV0313 = { $value ->
    [none] Une autre page a déjà la même valeur pour le champ « { $field } ».
   *[other] Une autre page a déjà la valeur « { $value } » pour le champ « { $field } ».
}
    .help = Changez l’une des deux.
PV0314 = L’imbrication est trop profonde : { $limit } niveaux au plus.
    .help = Cherchez des crochets qui ne se referment pas.
PV0315 = « { $key } » ne peut pas faire partie de l’identifiant de la page.
    .help = Utilisez des minuscules sans accent, des chiffres et des tirets dans le nom du fichier ou le champ qui sert de clé.
PV0316 = Le nom du fichier ne commence pas par le numéro de la page, { $number }.
    .help = Commencez le nom par ce numéro : les traductions se retrouvent et les fichiers restent en ordre.
PV0317 = { $alias ->
    [none] Ceci ne peut pas être une ancienne adresse de cette page.
   *[other] « { $alias } » ne peut pas être une ancienne adresse de cette page.
}
    .help = Écrivez un chemin à partir de la racine du site, comme "/ancienne/page/".
PV0318 = Le site n’a pas de langue « { $language } ».
    .help = Finissez le nom du fichier par une des langues du site ({ $known }), comme page.fr.md.
PV0319 = Le nom de ce fichier ne dit pas sa langue.
    .help = Nommez-le NOM.LANGUE.md, par exemple page.fr.md.
PV0320 = Les champs de cette page sont trop gros : { $size } octets, pour { $limit } au plus.
    .help = Déplacez les textes longs sous les champs. S’il a besoin de cette taille, augmentez front_matter_size sous [limits] dans site.toml.

PV0401 = Il n’existe pas de lien « { $scheme }: ».
    .help = { $suggestion ->
        [none] Liens connus : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion }: » ? Liens connus : { $known }.
    }
PV0402 = Les liens qui commencent par « { $scheme }: » ne sont pas permis.
    .help = Faites un lien vers une page avec page:IDENTIFIANT, ou vers le web avec https://.
PV0404 = Il n’existe pas de bloc « { $block } ».
    .help = { $suggestion ->
        [none] Blocs connus : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Blocs connus : { $known }.
    }
PV0405 = Cette version ne sait pas encore fabriquer le bloc « { $block } ».
    .help = En attendant, retirez-le.
PV0406 = Ce code HTML n’est pas permis : { $what }.
    .help = Écrivez-le en Markdown, ou retirez-le.
PV0407 = Cet intertitre est de niveau 1, celui du titre de la page.
    .help = Écrivez ## au lieu de #.
PV0408 = Cet intertitre est de niveau { $level }, juste après un niveau { $before }.
    .help = Descendez d’un niveau à la fois : qui va d’intertitre en intertitre garde ses repères.
PV0409 = Deux intertitres de cette page ont l’identifiant « { $id } ».
    .help = Changez l’un des deux.
PV0410 = « { $id } » n’est pas un identifiant possible pour un intertitre.
    .help = { $suggestion ->
        [none] Utilisez des minuscules sans accent, des chiffres et des tirets.
       *[other] Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple { "{" }#{ $suggestion }{ "}" }.
    }
PV0411 = La note « { $label } » n’est écrite nulle part dans cette page.
    .help = Ajoutez une ligne qui commence par [^{ $label }]: suivie de la note.
PV0412 = Rien ne mène à la note « { $label } ».
    .help = Écrivez [^{ $label }] dans le texte, ou retirez la note.
PV0413 = Les listes ou les citations sont trop imbriquées : { $limit } niveaux au plus.
    .help = Simplifiez la structure. Ou augmentez nesting sous [limits] dans site.toml.
PV0414 = Cette image n’a pas de texte pour qui ne la voit pas.
    .help = Dites entre les crochets ce que montre l’image.
PV0415 = Le texte de cette page ne peut pas être lu : { $reason }.
    .help = Changez le texte ici ou juste après, et signalez-le aux auteurs de Parvis : c’est leur erreur.
PV0416 = { $target ->
    [none] Ce lien n’a pas de texte.
   *[other] Le lien vers { $target } n’a pas de texte.
}
    .help = Dites entre les crochets où il mène.
PV0417 = Le texte renvoie à [{ $label }], qui n’est pas défini.
    .help = Ajoutez une ligne qui commence par [{ $label }]: suivie de l’adresse.
PV0418 = L’adresse { $address } commence par deux barres obliques : il lui manque son début.
    .help = Commencez-la par https://, ou par un seul / pour une adresse de ce site.
PV0419 = { $target ->
    [none] Ce lien ne désigne aucune page.
   *[other] « page:{ $target } » n’est pas un lien vers une page.
}
    .help = Écrivez page: puis un identifiant, qui n’a que des minuscules, des chiffres et des tirets, comme page:action-27 ; pour un intertitre, ajoutez #nom.

PV0501 = Deux pages de la même langue ont l’identifiant { $id }.
    .help = Changez le numéro ou le nom de fichier de l’une d’elles.
PV0502 = Aucune page n’a l’identifiant « { $id } ».
    .help = { $suggestion ->
        [none] Écrivez le mot de la collection, un tiret, puis le numéro ou le nom de fichier de la page, comme action-27.
       *[other] Vouliez-vous écrire « { $suggestion } » ?
    }
PV0503 = La page { $id } n’a pas d’intertitre dont l’identifiant est « { $anchor } ».
    .help = { $suggestion ->
        [none] { $known ->
            [none] Aucun de ses intertitres n’a d’identifiant. Ajoutez là-bas { "{" }#{ $anchor }{ "}" } après le bon intertitre, ou retirez ce qui suit #.
           *[other] Ses intertitres avec identifiant : { $known }.
        }
       *[other] Vouliez-vous écrire « { $suggestion } » ? Ses intertitres avec identifiant : { $known }.
    }
PV0504 = Le champ « { $field } » mène à « { $value } », qui n’est pas dans la collection { $collection }.
    .help = { $suggestion ->
        [none] Écrivez l’identifiant ou la clé d’une page de { $collection }.
       *[other] Vouliez-vous écrire « { $suggestion } » ?
    }
PV0505 = La page { $id } n’existe pas en langue { $language }.
    .help = Traduisez-la. En attendant, les liens mènent à l’original et le disent.
PV0506 = Ceci mène à { $id }, qui est un brouillon.
    .help = Retirez « draft » de cette page, ou retirez le lien.
PV0507 = L’intertitre d’identifiant « { $anchor } » est dans la page en langue { $language }, mais pas dans celle-ci.
    .help = Donnez ici le même identifiant au même intertitre.
PV0508 = La page { $id } est au-dessus d’elle-même : ses pages parentes y ramènent.
    .help = Changez la page parente de l’une de ces pages.
PV0509 = La partie « { $section } » manque.
    .help = Ajoutez un titre qui se termine par { "{" }#{ $section }{ "}" }, et son texte. Les parties obligatoires sont fixées dans site.toml.
PV0510 = Les parties de ce genre de page ne comprennent pas « { $section } ».
    .help = { $suggestion ->
        [none] Ses parties sont : { $known }. Retirez l’identifiant, ou ajoutez-le aux parties dans site.toml.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Ses parties sont : { $known }.
    }
PV0511 = La page { $id } a changé en langue { $original } depuis sa traduction en langue { $language }.
    .help = Mettez cette traduction à jour, puis lancez : parvis translate mark { $id } --language { $language }
PV0512 = « { $value } » n’est pas l’empreinte d’un original.
    .help = N’écrivez pas ce champ à la main : une fois la traduction à jour, lancez parvis translate mark, qui l’écrit.
PV0513 = Cette page est l’original de { $id } : elle n’est traduite de rien.
    .help = Retirez-en « translated_from ».
PV0514 = Le site n’a pas de langue « { $language } ».
    .help = Ses langues sont : { $known }.
PV0515 = { $language ->
        [none] La page { $id } n’a pas de traduction.
       *[other] La page { $id } n’est pas une traduction en langue { $language }.
    }
    .help = Ce qui n’existe pas ne peut être marqué, et un original n’a pas besoin de marque. Voyez la liste de parvis translate status.
PV0516 = « translated_from » ne peut être écrit parmi ces champs sans en changer d’autres.
    .help = Écrivez chaque champ sur sa propre ligne, « slug » aussi.

PV0601 = { $other ->
    [none] Deux pages ou fichiers veulent l’adresse { $address }.
   *[other] Ces deux adresses ne peuvent pas exister ensemble : { $address } et { $other }.
}
    .help = Changez le slug, l’alias, le nom du fichier ou le réglage dont vient l’une d’elles.
PV0602 = L’adresse de cette page a besoin du champ « { $field } » ({ $pattern }), qu’elle n’a pas.
    .help = Ajoutez ce champ à la page, ou retirez-le de l’adresse dans site.toml.
PV0603 = L’adresse { $address } est trop longue : { $length } octets, pour { $limit } au plus.
    .help = Raccourcissez le slug.
PV0604 = { $value ->
    [none] La valeur du champ « { $field } » ne peut pas faire partie d’une adresse.
   *[other] « { $value } » ne peut pas faire partie d’une adresse (champ « { $field } »).
}
    .help = Utilisez des minuscules sans accent, des chiffres et des tirets.

PV0701 = Le thème « { $theme } » n’existe pas.
    .help = { $suggestion ->
        [none] Placez-le dans themes/{ $theme }/, avec un theme.toml, ou utilisez l’un de ceux-ci : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Thèmes : { $known }.
    }
PV0702 = Le thème « { $theme } » se prolonge lui-même, ou trop de thèmes se prolongent l’un l’autre.
    .help = Changez « extends » dans l’un des fichiers theme.toml.
PV0703 = { $template ->
    [none] Un gabarit ne peut pas être lu : { $reason }.
   *[other] Le gabarit { $template } ne peut pas être lu : { $reason }.
}
    .help = Corrigez le gabarit à cet endroit.
PV0704 = Le gabarit { $template } a échoué : { $reason }.
    .help = Corrigez le gabarit, ou donnez à la page ce qu’il lui faut.
PV0705 = Le gabarit « { $template } » n’existe pas.
    .help = { $suggestion ->
        [none] Gabarits : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Gabarits : { $known }.
    }
PV0706 = Les mots du thème ne peuvent pas être lus ici : { $reason }.
    .help = Écrivez clé = texte, en décalant les lignes suivantes.
PV0707 = Il manque au thème le mot « { $key } » en langue { $language }.
    .help = Ajoutez-le au fichier de cette langue, dans le dossier strings du thème.
PV0708 = Cette feuille de style ne peut pas être lue : { $reason }.
    .help = Cherchez ici et juste avant une accolade, un deux-points ou un point-virgule qui manque ou qui est en trop.

PV0801 = L’adresse { $address } ne mène nulle part.
    .help = { $suggestion ->
        [none] Corrigez-la ou, mieux, faites un lien avec page:IDENTIFIANT.
       *[other] Vouliez-vous écrire { $suggestion } ? Mieux encore, faites un lien avec page:IDENTIFIANT.
    }
PV0802 = L’adresse { $address } mène à une page qui n’a pas d’endroit « { $anchor } ».
    .help = Donnez là-bas l’identifiant « { $anchor } » à un intertitre, ou retirez ce qui suit #.
PV0803 = Alléger cette page aurait changé son texte ou ses balises : elle reste telle quelle.
    .help = Dans le gabarit, mettez les liens et autres morceaux de ligne dans p ou li : directement dans nav, div ou main, l’espace qui les sépare se perd.
PV0804 = Cette page a plus de { $limit } niveaux d’imbrication : elle n’a pas été allégée.
    .help = Simplifiez sa structure.
PV0805 = Deux parties de la page ont l’identifiant « { $id } ».
    .help = Changez l’un des deux, dans le texte ou dans le gabarit.

PV0901 = { $folder } ne peut pas recevoir le site : { $why }.
    .help = Choisissez un autre dossier avec --output.
PV0902 = { $folder } contient des fichiers que Parvis n’a pas faits : { $files }.
    .help = Choisissez un dossier vide avec --output, ou retirez ces fichiers.
PV0903 = Le fichier { $path } n’a pas été fait par Parvis, et un fichier du site doit aller à sa place.
    .help = Déplacez-le ; pour publier un fichier à vous, mettez-le dans content/_root/.
PV0904 = Une autre construction écrit déjà dans { $folder }.
    .help = Attendez qu’elle finisse.
PV0905 = { $path } ne peut pas être écrit : { $reason }.
    .help = Vérifiez que vous avez le droit d’y écrire. L’ancien site est toujours en place.
PV0906 = Il n’y a plus de place pour écrire { $path }.
    .help = Faites de la place et recommencez. L’ancien site est toujours en place.
PV0907 = { $value ->
    [none] Ceci ne peut pas être l’adresse du site.
   *[other] « { $value } » ne peut pas être l’adresse du site.
}
    .help = Donnez à --base-url une adresse qui commence par https:// et n’a ni ? ni #.
PV0908 = La liste des fichiers que Parvis garde dans le dossier du site n’est pas fiable : { $path }, ligne { $line }.
    .help = Remettez la liste comme elle était, ou retirez vos propres fichiers de ce dossier, supprimez-le et relancez la construction.
PV0909 = Une construction a été interrompue et { $folder } a changé depuis : Parvis ne sait pas choisir entre ce dossier et { $other }.
    .help = Gardez celui des deux que vous voulez, et supprimez l’autre.
PV0910 = Le site a un fichier dont le chemin est { $path }, ce qui est impossible dans le dossier publié.
    .help = Donnez un autre nom au fichier ou à l’alias ; des noms comme .git ou .parvis-… sont déjà pris.
PV0911 = Le dossier { $folder } existe déjà et n’est pas vide.
    .help = Donnez au nouveau site un dossier à lui.
PV0999 = Parvis lui-même a échoué ici : { $reason }.
    .help = Ce n’est pas votre faute. Merci de le signaler avec ce message.

PV1001 = Ce dossier n’a pas de datapackage.json.
    .help = Décrivez les données dans un datapackage.json à côté de la page : leur source, leur licence, leurs colonnes.
PV1002 = Cette description de données est illisible : { $reason }.
    .help = Corrigez le JSON à cet endroit.
PV1003 = Le paquet s’appelle « { $name } », mais son dossier « { $key } ».
    .help = Écrivez "name": "{ $key }".
PV1004 = Ce paquet ne dit pas d’où viennent ses chiffres.
    .help = Ajoutez "sources" avec title, publisher, path et le jour de lecture.
PV1005 = Ce paquet n’a pas de licence.
    .help = Ajoutez "licenses" avec name et path, par exemple CC-BY-4.0. Sans le droit de publier ces données, retirez-les.
PV1006 = La colonne « { $column } » contient des quantités sans dire de quoi.
    .help = Ajoutez "unit", par exemple "persons", "percent" ou "USD".
PV1007 = « { $column } » ne peut pas être le nom d’une colonne.
    .help = Prenez des minuscules de a à z, des chiffres et _ ; resource, column, agg, digits, from et to sont pris.
PV1008 = Le fichier de données { $path } est absent.
    .help = Placez-le à côté de datapackage.json, ou corrigez "path".
PV1009 = Le chemin { $path } sort du dossier du paquet.
    .help = Placez le fichier à côté de datapackage.json et donnez seulement son nom.
PV1010 = Ce fichier de données est vide.
    .help = Sa première ligne doit donner les noms des colonnes.
PV1011 = Ce fichier de données commence par une marque invisible (BOM), que bien des programmes prennent pour un morceau du nom de la première colonne.
    .help = Enregistrez-le de nouveau en UTF-8 sans BOM.
PV1012 = Les colonnes sont séparées par « { $found } » et non par des virgules.
    .help = Enregistrez le tableau en CSV séparé par des virgules, avec des points dans les nombres décimaux.
PV1013 = Deux colonnes s’appellent « { $column } ».
    .help = Renommez l’une d’elles, dans le fichier et dans datapackage.json.
PV1014 = La colonne « { $column } » n’est pas décrite dans datapackage.json.
    .help = { $suggestion ->
        [none] Ajoutez-la à "fields", ou retirez-la du fichier. Décrites : { $known }.
       *[other] Est-ce « { $suggestion } » ? Décrites : { $known }.
    }
PV1015 = La colonne « { $column } » de datapackage.json n’est pas dans ce fichier.
    .help = { $suggestion ->
        [none] Ajoutez la colonne, ou retirez-la de "fields". Le fichier a : { $known }.
       *[other] Est-ce « { $suggestion } » ? Le fichier a : { $known }.
    }
PV1016 = La ligne { $row } a { $cells } cases, l’en-tête { $expected }.
    .help = Cherchez une virgule de trop ou qui manque ; un texte avec une virgule se met entre guillemets droits.
PV1017 = La ligne { $row } n’a aucune valeur.
    .help = Retirez-la.
PV1018 = Ligne { $row } : la colonne « { $column } » est vide, mais obligatoire.
    .help = Écrivez la valeur, ou retirez "required" si elle peut manquer.
PV1019 = Ligne { $row }, colonne « { $column } » : « { $value } » n’est pas { $expected }.
    .help = Rien d’autre ne peut y figurer, ni unité ni espace ; une case vide veut dire que la valeur manque.
PV1020 = Ligne { $row }, colonne « { $column } » : « { $value } » a une virgule décimale.
    .help = Écrivez un point ; la page le montrera à la manière de la langue du lecteur.
PV1021 = Ligne { $row }, colonne « { $column } » : « { $value } » serait exécuté comme une formule dans un tableur.
    .help = Retirez le signe du début. Pour une valeur qui manque, laissez la case vide.
PV1022 = Ligne { $row }, colonne « { $column } » : « { $value } » ne fait pas partie des valeurs permises.
    .help = { $suggestion ->
        [none] Permises : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Permises : { $known }.
    }
PV1023 = Ligne { $row }, colonne « { $column } » : { $value } sort des bornes.
    .help = { $minimum ->
        [none] Au plus { $maximum }.
       *[other] { $maximum ->
            [none] Au moins { $minimum }.
           *[other] Entre { $minimum } et { $maximum }.
        }
    }
PV1024 = Ligne { $row }, colonne « { $column } » : « { $value } » n’a pas la forme que la colonne demande.
    .help = { $pattern ->
        [none] Regardez les longueurs que permet datapackage.json.
       *[other] La forme est { $pattern }.
    }
PV1025 = Les lignes { $other } et { $row } ont les mêmes { $columns } : { $value }.
    .help = Retirez l’une des lignes, ou ajoutez à la clé ce qui les distingue.
PV1026 = Ligne { $row } : « { $value } » ({ $columns }) n’est pas dans le tableau { $resource }.
    .help = Corrigez la valeur, ou ajoutez-la à ce tableau.
PV1027 = Une clé étrangère mène à { $columns } du tableau « { $resource } », qui n’existe pas.
    .help = Corrigez "reference" dans datapackage.json.
PV1028 = Il y a encore { $count } fautes dans ce tableau.
    .help = Corrigez d’abord celles du dessus ; elles ont souvent la même cause.
PV1029 = Il n’y a pas de colonne « { $column } ».
    .help = { $suggestion ->
        [none] Colonnes : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Colonnes : { $known }.
    }

PV1030 = Ce site n’a pas de collection de données.
    .help = Ajoutez-en une à site.toml, avec data = true.
PV1031 = La ligne { $row } n’est pas aussi large que la première.
    .help = Retirez les titres au-dessus du tableau et les notes en dessous, et cherchez un séparateur de trop ou qui manque.
PV1032 = Une nouvelle édition de ces données était attendue en { $date }.
    .help = Cherchez-la à la source, ou repoussez "nextRelease". La page dit seulement quand elle était attendue.

PV1101 = Il n’y a pas de paquet de données « { $package } ».
    .help = { $suggestion ->
        [none] Paquets : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Paquets : { $known }.
    }
PV1102 = Le paquet n’a pas de tableau « { $resource } ».
    .help = { $suggestion ->
        [none] Tableaux : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Tableaux : { $known }.
    }
PV1103 = « { $target } » ne dit pas de quel nombre il s’agit.
    .help = Écrivez value:PAQUET?column=…&year=…, avec des valeurs exactes, et %20 pour une espace.
PV1104 = « { $aggregate } » n’est pas une façon de tirer un nombre de plusieurs.
    .help = { $suggestion ->
        [none] Choisissez parmi : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Connus : { $known }.
    }
PV1105 = Ce lien ne dit pas de quelle colonne il s’agit.
    .help = Ajoutez column= avec l’un de : { $known }.
PV1106 = La colonne « { $column } » ne contient pas de quantités.
    .help = Nommez une colonne de nombres après column=.
PV1107 = Aucune ligne n’a « { $value } » dans la colonne « { $column } ».
    .help = { $known ->
        [none] Regardez les filtres qui précèdent.
       *[other] Les plus proches : { $known }.
    }
PV1108 = Ce lien désigne { $count } lignes, or un nombre doit venir d’une seule.
    .help = { $columns ->
        [none] Deux lignes du tableau sont pareilles.
       *[other] Ajoutez un filtre sur : { $columns }. Ou tirez-en un seul nombre avec agg=sum, mean, min, max ou count.
    }
PV1109 = Les données n’ont pas de nombre ici : la case est vide.
    .help = Choisissez une autre ligne ou une autre colonne, ou retirez le nombre.
PV1110 = Cette part ou cette évolution ne dit pas quand.
    .help = Pour agg=share, ajoutez un filtre sur la colonne du temps ; pour agg=change, ajoutez from= et to=.
PV1111 = Le texte dit « { $text } », les données disent « { $value } ».
    .help = Écrivez « { $value } », ou laissez vide le texte du lien : [](value:…).
PV1112 = Cette page et sa version en « { $language } » ne montrent pas le même nombre du paquet « { $package } ».
    .help = Montrez ce nombre dans les deux, tiré de la même ligne.
PV1113 = Le nombre « { $number } » n’a pas de source.
    .help = Prenez-le dans un paquet de données : [{ $number }](value:…). Ou ajoutez une note avec la source, ou dites-le sans nombre.
PV1114 = Le nombre « { $number } » n’a pas de source.
    .help = Prenez-le dans un paquet de données : [{ $number }](value:…). Ou ajoutez une note avec la source, ou écrivez-le en lettres si ce n’est pas un chiffre à prouver.
PV1201 = Aucune ligne du tableau ne reste.
    .help = Regardez le filtre : ses valeurs doivent être écrites comme dans le fichier de données.
PV1202 = { $count ->
    [0] Il n’y a aucun chiffre clé ici.
    [one] Il n’y a qu’un chiffre clé ici.
   *[other] Il y a { $count } chiffres clés ici.
}
    .help = Montrez-en de deux à quatre : un seul a sa place dans le texte, davantage ne se retient pas.
PV1203 = La valeur de ce chiffre clé ne vient pas d’un paquet de données.
    .help = Écrivez value = "[](value:PAQUET?column=…)".
PV1204 = Ce fichier ne peut pas être lu comme du TOML : { $reason }.
    .help = Cherchez sur cette ligne un guillemet, un crochet ou un signe égal qui manque.
PV1205 = « { $key } » ne peut pas être le nom d’un graphique : il figure dans des adresses.
    .help = Utilisez des minuscules, des chiffres et des tirets : { $suggestion }.toml.
PV1206 = Il n’y a pas de type de graphique « { $type } ».
    .help = { $suggestion ->
        [none] Types : { $known }.
       *[other] Vouliez-vous dire « { $suggestion } » ? Types : { $known }.
    }
PV1207 = Deux lignes du tableau sont pour « { $place } »{ $series ->
        [none] {""}
       *[other] {" "}et « { $series } »
    }.
    .help = Ajoutez un filtre, ou « series », pour qu’il reste une ligne à chaque endroit.
PV1208 = Il y en a { $count } ici, et on peut en distinguer { $limit } au plus.
    .help = Choisissez-en avec « filter », ou prenez un autre type : « multiples » a un cadre pour chaque série.
PV1209 = Une pente montre deux moments ; ici, il y en a { $count }.
    .help = Choisissez-en deux avec « filter », ou dessinez une ligne (« line »).
PV1210 = Certains nombres sont sous zéro, ce que ce type de graphique ne peut pas montrer.
    .help = Dessinez « line », « bar » ou « dot ».
PV1211 = Ce type de graphique montre des parts d’un tout ; ces nombres n’en sont pas.
    .help = Prenez une colonne en « percent » dont les valeurs font 100 au plus.
PV1212 = « { $value } » n’est pas dans ce graphique.
    .help = { $suggestion ->
        [none] On y trouve : { $known }.
       *[other] Vouliez-vous dire « { $suggestion } » ? On y trouve : { $known }.
    }
PV1213 = Ce graphique ne dit rien en « { $language } », mais ses données ont une page dans cette langue.
    .help = Ajoutez [{ $language }] avec title et subtitle.
PV1214 = Ce titre a { $count } mots.
    .help = Dites le constat en { $limit } mots au plus ; le reste va dans le sous-titre.
PV1215 = Cette phrase a { $count } mots.
    .help = Dites en { $limit } mots au moins ce que montre le graphique, ou retirez « sentence » : Parvis en fait une à partir des données.
PV1216 = Il n’y a pas de graphique « { $chart } ».
    .help = { $suggestion ->
        [none] Graphiques : { $known }. Écrivez DONNÉES/GRAPHIQUE.
       *[other] Vouliez-vous dire « { $suggestion } » ? Graphiques : { $known }.
    }
PV1217 = Le graphique « { $chart } » n’est pas une carte.
    .help = Placez-le avec un bloc nommé chart.
PV1218 = « { $code } » n’est pas le code d’un pays.
    .help = Utilisez les codes à trois lettres de la norme ISO 3166-1, comme FRA ou MAR.
PV1219 = « { $file } » n’est pas publié.
    .help = { $suggestion ->
        [none] Fichiers : { $known }.
       *[other] Vouliez-vous dire « { $suggestion } » ? Fichiers : { $known }.
    }
PV1301 = « { $text } » n’est pas l’abréviation de cet ordinal.
    .help = Écrivez { $suggestion }.
PV1302 = Il y a un espace avant « { $mark } ».
    .help = L’anglais n’en met pas : enlevez-le.
PV1303 = Ce { $mark } n’a pas son pendant dans le même passage.
    .help = Ajoutez le guillemet qui ouvre ou ferme la citation, ou enlevez celui-ci.
PV1304 = « { $text } » répète un signe de ponctuation.
    .help = Un seul suffit : ?, ! ou ….
PV1310 = Cette phrase compte { $words } mots ; la limite est de { $limit }.
    .help = Faites-en deux phrases, ou ôtez ce dont le lecteur peut se passer. Une phrase citée se met entre guillemets et n’est pas comptée.
PV1311 = Cette phrase compte { $words } mots ; au-delà de { $limit }, beaucoup de lecteurs perdent le fil.
    .help = Faites-en deux phrases, là où la pensée tourne.
PV1312 = Les phrases de cette page comptent { $mean },{ $tenth } mots en moyenne ; la limite est de { $limit }.
    .help = Coupez d’abord les plus longues. S’il faut qu’il en soit ainsi, dites pourquoi dans l’en-tête : waiver = [{"{"} rule = "mean-sentence", reason = "…", until = 2027-01-31 {"}"}].
PV1313 = Cette page est plus difficile à lire que ses lecteurs ne peuvent l’attendre : { $formula } lui donne { $score }, la limite pour « { $tier } » est { $limit }.
    .help = Raccourcissez les phrases et les mots, sans rendre le texte enfantin. S’il faut qu’il en soit ainsi, dites pourquoi dans l’en-tête : waiver = [{"{"} rule = "score", reason = "…", until = 2027-01-31 {"}"}].
PV1314 = { $share } % des phrases de cette page sont à la voix passive ; la limite est de { $limit } %. Voici la première.
    .help = Dites qui fait quoi : « la mairie décide » plutôt que « il est décidé ».
PV1315 = Une suite de noms : « { $text } ».
    .help = Employez des verbes, et dites qui fait quoi.
PV1316 = Cette phrase dit plusieurs choses (virgules : { $commas }, propositions : { $clauses }, incises : { $asides }).
    .help = Faites de chacune une phrase, ou faites une liste.
PV1317 = « { $abbreviation } » n’est pas écrit en toutes lettres à son premier emploi.
    .help = Écrivez ce qu’il veut dire, suivi de « ({ $abbreviation }) ». Ou expliquez-le dans le lexique, ou ajoutez-le à « abbreviations » dans content/_language si chaque lecteur le connaît.
PV1318 = « { $text } » est du jargon{ $note ->
        [none] .
       *[other] {" "}: { $note }.
    }
    .help = Écrivez à la place : { $instead }. Un mot qui doit rester s’explique par un lien vers le lexique, ou s’autorise dans l’en-tête : allow = [{"{"} rule = "jargon", text = "{ $text }", reason = "…" {"}"}].
PV1319 = Ce paragraphe compte { $sentences } phrases et { $words } mots ; les limites sont { $limit } et { $limit-words }.
    .help = Commencez un nouveau paragraphe là où commence une nouvelle idée.
PV1320 = Cette liste compte { $items } entrées ; au-delà de { $limit }, on ne les embrasse plus.
    .help = Groupez-les sous des intertitres, ou faites-en un tableau.
PV1321 = Cette liste est au niveau { $depth } ; { $limit } niveaux sont tout ce qu’un lecteur peut suivre.
    .help = Faites de la liste extérieure des parties avec des titres.
PV1322 = Le titre « { $text } » ne dit pas ce qui vient en dessous.
    .help = Nommez le sujet, ou la réponse : qui ne lit que les titres doit apprendre quelque chose.
PV1323 = Le texte de ce lien, « { $text } », ne dit pas où il mène.
    .help = Écrivez le titre de la page ou ce que le lecteur y trouve : un lecteur d’écran énumère les liens sans les mots qui les entourent.
PV1324 = Un autre lien de cette page a le texte « { $text } » et mène ailleurs.
    .help = Donnez à chacun son propre texte.
PV1325 = Deux négations dans une phrase : « { $text } ».
    .help = Dites-le à l’affirmative : « c’est possible » plutôt que « ce n’est pas impossible ».
PV1326 = Cette page avait le droit d’enfreindre la règle « { $rule } » jusqu’au { $until } : { $reason }.
    .help = Ôtez la dérogation et corrigez ce qui est alors signalé, ou donnez-lui un nouveau jour en disant pourquoi.
PV1327 = Il n’y a pas de règle « { $rule } » à enfreindre.
    .help = { $suggestion ->
        [none] Les règles : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Les règles : { $known }.
    }
PV1350 = « { $collection } » se dit le lexique, et « { $other } » aussi.
    .help = Un site a un seul lexique : laissez « glossary = true » à l’une des deux seulement.
PV1351 = Le lexique « { $collection } » ne peut pas dire comment ses mots s’écrivent.
    .help = Déclarez son champ pour cela : forms = {"{"} type = "list", of = "text" {"}"}.
PV1352 = Ce site n’a pas de lexique.
    .help = Ajoutez « glossary = true » à la collection dont les pages expliquent les mots, ou n’écrivez ni lien term: ni « link_terms ».
PV1353 = Le lexique n’a pas de mot dont la clé est « { $term } ».
    .help = { $near ->
        [none] La clé est le nom du fichier du terme, sans la langue ni « .md ».
       *[other] Les clés les plus proches : { $near }. La clé est le nom du fichier du terme, sans la langue ni « .md ».
    }
PV1354 = « { $target } » n’est pas la clé d’un mot.
    .help = Écrivez le nom du fichier du terme, sans la langue ni « .md » : term:diaspora.
PV1355 = La forme « { $form } » est aussi celle du mot « { $other } ».
    .help = Retirez-la de l’une des deux pages : une seule peut être liée.
PV1400 = Ce site a deux fichiers d’ouvrages à citer ; l’autre est « { $other } ».
    .help = Mettez tous les ouvrages dans l’un des deux et supprimez l’autre.
PV1401 = La bibliographie ne peut pas être lue ici : { $reason }.
    .help = Corrigez cette notice. Dans un fichier .bib, une notice s’écrit @type{"{"}clé, champ = {"{"}…{"}"}, …{"}"} ; un accent s’écrit tel quel, et une date 2024, 2024-05 ou 2024-05-17.
PV1402 = Deux ouvrages de la bibliographie ont la clé « { $key } ».
    .help = Donnez une autre clé à l’un des deux, ou supprimez-le si c’est le même ouvrage.
PV1403 = « { $key } » ne peut pas être la clé d’un ouvrage.
    .help = Une clé commence par une lettre sans accent ou un chiffre, puis n’a que des lettres sans accent, des chiffres et - _ . : + /.
PV1404 = « { $file } » n’a pas d’ouvrage dont la clé soit « { $key } ».
    .help = { $near ->
        [none] Ajoutez l’ouvrage dans ce fichier.
       *[other] Les clés les plus proches : { $near }. Ou ajoutez l’ouvrage dans ce fichier.
    }
PV1405 = Ce site n’a pas de bibliographie.
    .help = Mettez les ouvrages que les pages citent dans « content/bibliography.bib » (BibLaTeX) ou « content/bibliography.yaml » (Hayagriva).
PV1406 = « { $target } » ne désigne pas un ouvrage à citer.
    .help = Écrivez la clé d’un ouvrage de la bibliographie, avec une page ou sans : cite:kpodar-2024 ou cite:kpodar-2024?page=12.
PV1420 = Le tableau « { $name } » n’a pas d’adresse : sa collection n’a pas de liste.
    .help = Ajoutez « index » à la collection : les fichiers du tableau se placent à côté de la liste.
PV1421 = « { $name } » ne peut pas être le nom d’un tableau : ses fichiers s’appellent ainsi.
    .help = { $suggestion ->
        [none] Écrivez des minuscules sans accents, des chiffres et des traits d’union isolés.
       *[other] Écrivez des minuscules sans accents, des chiffres et des traits d’union isolés, par exemple « { $suggestion } ».
    }
PV1440 = Une correction est datée du { $date }, un jour qui n’est pas encore venu.
    .help = Écrivez le jour où la page a été corrigée.
PV1441 = La carte de partage ne peut pas être dessinée : { $reason }.
    .help = card.svg doit donner un SVG avec width="1200" et height="630". Ou écrivez share_cards = false dans site.toml.
PV1442 = La carte de partage montre « { $text } », qui a des lettres absentes des polices de Parvis.
    .help = Dans card.svg, faites passer les textes par fit() : elle ne donne rien quand des lettres manquent. Ou écrivez share_cards = false dans site.toml.
PV1500 = Ce quiz ne pose aucune question.
    .help = Ajoutez une question : [[question]] avec id, kind, text et explanation.
PV1501 = Il n’existe pas de question du genre « { $kind } ».
    .help = { $suggestion ->
        [none] Genres connus : { $known }.
       *[other] Vouliez-vous écrire « { $suggestion } » ? Genres connus : { $known }.
    }
PV1502 = Deux questions de ce quiz ont l’identifiant « { $id } ».
    .help = Donnez à chaque question un identifiant à elle : les liens qui y mènent s’y tiennent.
PV1503 = L’identifiant « { $id } » de ce quiz est aussi celui d’une autre partie de la page.
    .help = Donnez au quiz un identifiant que n’ont ni un intertitre ni un autre quiz de la page.
PV1504 = { $count ->
    [0] Cette question n’a pas de réponses à choisir.
    [one] Cette question n’a qu’une réponse à choisir.
   *[other] Cette question a { $count } réponses à choisir.
}
    .help = Écrivez de { $least } à { $most } réponses : answers = [{"{"} text = "…", right = true {"}"}, {"{"} text = "…", why = "…" {"}"}].
PV1505 = { $count ->
    [0] Cette question n’a rien à mettre dans l’ordre.
    [one] Cette question n’a qu’un élément à mettre dans l’ordre.
   *[other] Cette question a { $count } éléments à mettre dans l’ordre.
}
    .help = Écrivez de { $least } à { $most } éléments, dans le bon ordre : items = ["…", "…", "…"].
PV1506 = { $kind ->
    [single] { $count ->
        [0] Aucune de ces réponses n’est juste.
       *[other] { $count } de ces réponses sont justes, et on ne peut en donner qu’une.
    }
   *[other] { $count ->
        [0] Aucune de ces réponses n’est juste.
       *[other] Toutes ces réponses sont justes.
    }
}
    .help = { $kind ->
        [single] Écrivez right = true pour une seule réponse, ou kind = "multiple" si plusieurs sont justes.
       *[other] Écrivez right = true pour une réponse au moins, mais pas pour toutes.
    }
PV1507 = Rien ne dit pourquoi la réponse « { $text } » est fausse.
    .help = Ajoutez why = "…" : qui l’a choisie veut savoir ce qui l’a induit en erreur.
PV1508 = Cette explication ne mène à aucune source.
    .help = Faites un lien vers ce qui la fonde : un chiffre (value:), un ouvrage (cite:), une page (page:), un fichier (file:) ou une adresse du web.
PV1509 = Cette réponse n’est pas un chiffre d’un paquet de données.
    .help = Écrivez un seul lien vers un chiffre, comme answer = "[](value:CLE?year=2024&column=NOM)" ; « parvis data fill » écrit le chiffre.
PV1510 = Il n’y a aucun nombre de { $min } à { $max }.
    .help = Écrivez pour max un nombre plus grand que min.
PV1511 = « { $key } » ne peut pas être { $value }.
    .help = { $key ->
        [step] Écrivez un nombre au-dessus de 0 : de combien la réponse monte ou descend.
       *[other] Écrivez 0 ou plus : de combien une réponse peut s’éloigner du bon nombre.
    }
PV1512 = La bonne réponse est { $answer }, et on ne peut répondre que de { $min } à { $max }.
    .help = Changez min ou max. Ils comptent comme la réponse s’affiche : en millions si elle l’est.
PV1513 = « { $text } » se trouve deux fois ici.
    .help = Chaque réponse doit se distinguer des autres, sinon personne ne sait laquelle est visée.
PV1514 = Le mot « quiz-answers-slug » du thème pour la langue « { $language } » ne peut pas faire partie d’une adresse : « { $word } ».
    .help = { $suggestion ->
        [none] Écrivez des minuscules sans accents, des chiffres et des traits d’union isolés.
       *[other] Écrivez des minuscules sans accents, des chiffres et des traits d’union isolés, par exemple « { $suggestion } ».
    }
PV1570 = « { $field } » vaut { $value }, mais la somme des nombres de « { $column } » est { $sum }.
    .help = Corrigez l’un ou l’autre : les deux doivent être égaux.
PV1571 = La partie « { $section } » a { $count } { $count ->
        [one] élément de liste
       *[other] éléments de liste
    }, au lieu de { $wanted }.
    .help = Le nombre d’éléments d’une partie est fixé dans site.toml, par « counts ». Les éléments d’une liste dans une autre ne comptent pas.
PV1572 = Cet élément de la partie « { $section } » ne mène à aucune source.
    .help = Ajoutez un lien vers une référence (cite:), un chiffre (value:), un fichier (file:), une page d’un autre genre (page:) ou une adresse, ou une note.
PV1573 = Cet élément de la partie « { $section } » n’est pas une question.
    .help = Terminez-le par un point d’interrogation.
PV1574 = La partie « { $section } » doit montrer plusieurs points de vue ; elle en a { $count ->
        [0] zéro
       *[other] { $count }
    }.
    .help = Donnez à chaque point de vue un titre, un niveau sous celui de la partie : il en faut au moins deux.
PV1575 = Les parties de « { $section } » n’ont pas le même poids : { $parts }.
    .help = Le nombre de mots est entre parenthèses. Raccourcissez la plus longue ou complétez la plus courte : l’écart permis est de { $limit } %.
PV1576 = La valeur « { $value } » du champ « { $field } » n’a pas de libellé.
    .help = Ajoutez-le aux libellés, avec un texte pour chaque langue, ou retirez cette valeur.
PV1577 = { $count ->
        [0] Aucune page ne parle
        [one] Une seule page parle
       *[other] Seules { $count } pages parlent
    } de { $id } parmi : { $collections }. Il en faut { $wanted }.
    .help = Écrivez une page qui la nomme dans un champ ou qui y mène par page:{ $id }, ou changez « expects » dans site.toml.
PV1540 = Dans la copie hors ligne, le chemin { $path } a { $length } caractères. Windows ne peut pas le décompresser quand les dossiers sont profonds : la limite est { $limit }.
    .help = Choisissez un slug ou un nom de fichier plus court, ou un dossier plus court dans [offline].
PV1541 = Dans la copie hors ligne, le chemin { $path } ne peut pas être décompressé sous Windows : il n’y a pas de fichier ni de dossier nommé « { $name } ».
    .help = Choisissez un autre slug ou un autre nom de fichier.
PV1542 = « { $value } » ne peut pas être le nom de la copie hors ligne.
    .help = Écrivez des minuscules sans accents, des chiffres, des traits d’union isolés et la fin .zip, par exemple « { $suggestion } ».
PV1543 = Dans la copie hors ligne, le lien « { $address } » n’ouvre rien.
    .help = Il compte sur un serveur. Dans un modèle, écrivez-le avec href() ou asset() ; dans un texte, avec page: ou file:.

PV1550 = Le « pdf.typ » du thème ne peut pas servir : { $reason }.
    .help = Corrigez-le à cet endroit. Il est écrit pour Typst et doit avoir les fonctions « document », « entry » et « part » ; docs/theming.md dit ce qu’elles reçoivent.
PV1551 = Le PDF de cette page ne peut pas être fait : { $reason }.
    .help = S’il s’agit d’une image, donnez-lui un texte qui dit ce qu’elle montre, ou un autre fichier. S’il s’agit de profondeur, enlevez un niveau aux listes ou aux citations. Le reste de la page ne change pas.
PV1552 = Le PDF de cette page ne peut pas montrer ces lettres : { $letters }
    .help = Écrivez-les autrement : les polices de Parvis ont les lettres latines, grecques, cyrilliques et arabes, et les signes courants. Ou retirez « pdf » de la collection.
PV1553 = Ce programme ne sait pas faire de PDF, et le site en demande : il est construit sans eux, et sans liens vers eux.
    .help = Prenez un programme construit avec la fonction « pdf », qui fait partie de celles par défaut, ou retirez « pdf » et « [booklet] » de site.toml.
PV1554 = « { $address } » ne peut pas être l’adresse du livret.
    .help = Écrivez une adresse depuis la racine du site qui finit par « .pdf », en petites lettres sans accents, chiffres et traits d’union, comme « /imprimer/plan.pdf ».

PV1670 = La page contient elle-même { $text }, que les navigateurs ignoreront : la politique du site n’admet les scripts et les styles que dans des fichiers du site.
    .help = Dans un gabarit, mettez-le dans un fichier de assets/ ou de style/ et appelez-le par asset(). Des données pour d’autres programmes peuvent rester dans un élément script d’un autre type, comme application/ld+json.
PV1671 = Il n’y a pas ici de critère « { $criterion } ».
    .help = Écrivez entre guillemets un numéro du RGAA 4.1.2, comme "3.2". Sous « nonconformity », seuls peuvent figurer des critères cités sous « invalid ».
PV1672 = Le critère { $criterion } est jugé deux fois.
    .help = Laissez-le dans une seule des listes « valid », « invalid » et « not_applicable ».
PV1673 = L’audit ne juge pas ces critères : { $criteria }.
    .help = Mettez chacun dans l’une des listes « valid », « invalid » et « not_applicable ». Un audit partiel ne dit rien de l’ensemble : sans audit, le site se dit non conforme.
PV1674 = L’audit annonce un taux de { $rate } %, mais ses listes donnent { $computed } %.
    .help = Le taux est le nombre de critères respectés divisé par le nombre de critères applicables, arrondi vers le bas. Corrigez les listes ou le taux.
PV1675 = Les lecteurs ne sont pas informés de ce qui ne va pas pour ces critères : { $criteria }.
    .help = Ajoutez un bloc [[nonconformity]] avec ces critères et, dans chaque langue, un texte qui dit ce qui ne marche pas, et pour qui.
PV1676 = L’audit du { $date } est valable jusqu’au { $until }.
    .help = Faites faire le suivant à temps : passé ce jour, le site ne pourra plus être construit avec celui-ci.
PV1677 = L’audit du { $date } n’est plus valable : il l’était jusqu’au { $until }.
    .help = Faites-en faire un nouveau, ou retirez le fichier. Le site se dira alors non conforme, comme le veulent les règles pour un site sans audit valable.
PV1678 = Le jour { $date } n’est pas encore venu.
    .help = Écrivez le jour où l’audit ou le test a été fait.
PV1679 = Il manque des sortes de pages à l’échantillon de l’audit : { $missing }.
    .help = Les règles demandent la page d’accueil, la page sur l’accessibilité et une page de chaque sorte. Faites examiner une page de plus de chacune, et citez-la sous « pages ».
PV1680 = Il manque à la page sur l’accessibilité sa section « { $section } ».
    .help = Ajoutez un titre avec l’ancre { "{" }#{ $section }{ "}" } : « feedback » dit comment signaler un obstacle, « remedy » que faire sans réponse, « plan » ce qui sera fait et quand.
PV1681 = Cette page ne mène pas à la page sur l’accessibilité.
    .help = Dans le gabarit, mettez-y un lien au pied de chaque page : href(id=site.accessibility.page).
PV1650 = L’image { $file } est vide.
    .help = Remettez le fichier à sa place : il a été perdu pendant la copie.
PV1651 = { $file } n’est pas une image.
    .help = Ouvrez le fichier dans un logiciel d’images et enregistrez-le en JPEG (photos), en PNG (captures d’écran) ou en SVG (dessins).
PV1652 = { $file } est une image { $is }, mais son nom dit autre chose.
    .help = Donnez-lui un nom qui finit par « .{ $ending } », ici et partout où elle sert, ou enregistrez-la de nouveau dans le format que dit son nom.
PV1653 = L’image { $file } est coupée : il manque la fin.
    .help = Copiez-la ou téléchargez-la de nouveau.
PV1654 = L’image { $file } est illisible : { $reason ->
        [block] elle contient une partie d’un genre inconnu
        [checksum] une partie a été modifiée pendant la copie
        [coding] elle est codée d’une manière que les navigateurs ne lisent pas
        [colours] son nombre de couleurs n’est pas de ceux que les navigateurs montrent
        [header] son début est illisible
        [length] elle est trop longue
        [nesting] ses éléments sont trop imbriqués
        [no-picture] elle ne contient aucune image
        [no-pixels] elle n’a pas de pixels
        [segment-length] une partie n’a pas de longueur
        [shades] chaque couleur a plus de nuances que les navigateurs n’en lisent
        [utf-8] son texte n’est pas en UTF-8
       *[other] { $reason }
    }.
    .help = Ouvrez le fichier dans un logiciel d’images et enregistrez-le de nouveau, en JPEG (photos), en PNG (captures d’écran) ou en SVG (dessins).
PV1655 = L’image { $file } a { $width } × { $height } pixels.
    .help = Enregistrez-la en plus petit : la limite est de { $limit } millions de pixels, et les pages en montrent 1 600 en largeur. Si la machine a la mémoire qu’il faut, augmentez picture_pixels sous [limits] dans site.toml, jusqu’à 128.
PV1656 = Les couleurs de { $file } sont celles de l’imprimerie (CMJN) : les navigateurs les montrent mal, ou pas du tout.
    .help = Enregistrez l’image avec des couleurs pour les écrans (RVB, de préférence sRVB).
PV1657 = Les navigateurs ne montrent pas les images { $kind } : { $file }.
    .help = Enregistrez l’image en JPEG (photos), en PNG (captures d’écran) ou en SVG (dessins). Sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible ».
PV1658 = { $file } est publié tel quel : Parvis ne sait pas retirer d’un fichier { $kind } où et par qui il a été fait.
    .help = Enregistrez l’image en JPEG ou en PNG, ou assurez-vous que le fichier ne dit rien d’un lieu ni d’une personne.
PV1659 = Ce dessin fait ou charge quelque chose : { $what }.
    .help = Retirez-le, ou enregistrez de nouveau le dessin en « SVG simple », avec ses images dedans, sans script, sans animation de liens et sans déclaration d’entités.
PV1660 = Le dessin { $file } ne dit pas sa taille : la page sauterait à son arrivée.
    .help = Donnez à son élément svg une viewBox, ou une largeur et une hauteur en pixels.
PV1661 = L’image { $file } bouge { $seconds ->
        [0] sans fin
       *[other] pendant { $seconds } secondes
    }, et on ne peut pas l’arrêter.
    .help = Faites-la bouger cinq secondes au plus en tout, ou montrez des images fixes. Qui ne peut pas lire à côté de ce qui bouge ne peut pas lire la page (WCAG 2.2.2).
PV1662 = L’image { $file } fait attendre : environ { $size } ko.
    .help = Enregistrez les photos en JPEG ; enregistrez les captures d’écran en PNG avec moins de couleurs ou recadrez-les ; simplifiez les dessins.
PV1663 = { $value } n’est pas une largeur utile pour des images.
    .help = Écrivez un nombre entier de pixels, de { $min } à { $max }.
PV1664 = Cette image viendrait d’un autre site : { $address }
    .help = Qui lit la page y serait vu, et l’image pourrait changer. Mettez le fichier à côté de la page, si sa licence le permet, ou faites-en un lien.
PV1620 = L’image { $element } n’a pas de texte de remplacement.
    .help = Écrivez alt="…" avec ce que dit l’image, ou alt="" si elle ne fait que décorer.
PV1621 = { $why ->
        [file] Le texte de remplacement « { $text } » est un nom de fichier.
        [caption] Le texte de remplacement « { $text } » ne fait que répéter la légende.
       *[long] Le texte de remplacement a { $count } caractères ; la limite est { $limit }.
    }
    .help = { $why ->
        [file] Dites en mots ce que montre l’image.
        [caption] Dites ce que la légende ne dit pas, ou laissez-le vide.
       *[long] Dites-y l’essentiel, et le reste dans le texte à côté de l’image.
    }
PV1622 = Un titre de niveau { $level } suit un titre de niveau { $before } : { $element }.
    .help = Descendez d’un niveau à la fois, y compris là où un gabarit assemble des parties. Qui écoute la page s’y retrouve par les niveaux.
PV1623 = { $kind ->
        [link] Ce lien n’a pas de texte : { $element }.
        [button] Ce bouton n’a pas de nom : { $element }.
        [summary] Ce qui ouvre cette partie n’a pas de nom : { $element }.
        [field] Ce champ n’a pas d’étiquette : { $element }.
        [iframe] Ce cadre n’a pas de titre : { $element }.
        [svg] Ce dessin est donné pour une image et n’a pas de nom : { $element }.
        [heading] Ce titre est vide : { $element }.
       *[nav] De plusieurs parties qui servent à naviguer, certaines n’ont pas de nom : { $element }.
    }
    .help = { $kind ->
        [link] Écrivez-y un texte, ou un aria-label="…" qui dit où il mène.
        [button] Écrivez-y un texte, ou un aria-label="…".
        [summary] Écrivez-y un texte.
        [field] Écrivez un <label for="…"> avec son identifiant, ou un aria-label="…".
        [iframe] Écrivez un title="…" qui dit ce qu’il montre.
        [svg] Écrivez-y un <title>, ou un aria-label="…". S’il ne fait que décorer, écrivez aria-hidden="true".
        [heading] Écrivez-y un texte, ou enlevez-le.
       *[nav] Écrivez un aria-label="…" pour chacune.
    }
PV1624 = { $lacks ->
        [header] Ce tableau n’a pas de cellule d’en-tête : { $element }.
       *[caption] Ce tableau n’a pas de légende : { $element }.
    }
    .help = { $lacks ->
        [header] Écrivez les cellules de sa première ligne, ou de sa première colonne, comme <th scope="…">. Si ce n’est pas un tableau de données, écrivez role="presentation".
       *[caption] Dans un texte, mettez-le sous un titre, ou employez un bloc « table ». En HTML, écrivez <caption> au tout début du tableau.
    }
PV1625 = Cette page a { $count ->
        [0] aucun
        [one] un
       *[other] { $count }
    } <{ $element }>.
    .help = Chaque page en a un, ni plus ni moins.
PV1626 = Cette page ne dit pas sa langue.
    .help = Dans le gabarit, écrivez <html lang="{"{{"} lang.code {"}}"}">.
PV1627 = « { $language } » n’est pas le code d’une langue.
    .help = Écrivez le code selon BCP 47, comme lang="fr", lang="en-GB" ou lang="ar".
PV1628 = Qui se sert d’un clavier doit passer par tous les liens au-dessus du texte, à chaque page.
    .help = Dans le gabarit, que le premier lien de la page mène à la partie principale : <a href="#content">, et <main id="content">.
PV1629 = L’attribut { $attribute } nomme l’identifiant « { $id } », que rien ne porte sur la page.
    .help = Corrigez l’identifiant, ou enlevez l’attribut.
PV1630 = { $what ->
        [tabindex] Un tabindex positif change l’ordre du clavier : { $element }.
        [autofocus] Le curseur saute à { $element } quand la page s’ouvre.
        [refresh] La page change d’elle-même : { $element }.
        [autoplay] Ceci se lance tout seul : { $element }.
       *[other] Ceci bouge tout seul : { $element }.
    }
    .help = { $what ->
        [tabindex] Écrivez tabindex="0", ou rien, et mettez les choses dans l’ordre où l’on s’en sert.
        [autofocus] Enlevez l’attribut : qui écoute la page manquerait ce qui est au-dessus.
        [refresh] Enlevez-le, et laissez choisir quand continuer.
        [autoplay] Enlevez l’attribut, et laissez chacun le lancer.
       *[other] Écrivez le texte sans cela.
    }
PV1631 = Ce lien ouvre une fenêtre et ne le dit pas : { $element }.
    .help = Enlevez target="_blank", ou dites « nouvelle fenêtre » dans le lien.
PV1632 = Cette vidéo n’a pas de sous-titres : { $element }.
    .help = Écrivez-y <track kind="captions" srclang="…" src="…">, et mettez son texte sur la page.
PV1633 = La page { $page } a pour titre « { $title } », que { $other } a aussi.
    .help = Changez l’un des deux, pour que fenêtres, favoris et résultats de recherche les distinguent.
PV1634 = { $scheme ->
        [dark] En couleurs sombres, { $colour } sur { $ground } a un contraste de { $ratio } pour 1.
       *[light] { $colour } sur { $ground } a un contraste de { $ratio } pour 1.
    } Il en faut { $wanted } pour 1.
    .help = Éclaircissez ou assombrissez l’une des deux, ou enlevez la paire de [[contrast]] si elles ne se rencontrent jamais.
PV1635 = Le style n’a pas de couleur « --{ $colour } » que l’on puisse calculer.{ $suggestion ->
        [none] {""}
       *[other] {" "}Vouliez-vous dire « { $suggestion } » ?
    }
    .help = Nommez une propriété personnalisée à laquelle :root donne une couleur opaque. Connues ici : { $known }.

PV1640 = Avec son style, cette page pèse { $size } ko à l’envoi ; le budget est de { $limit } ko. Le HTML en a { $html }, le style { $style }.
    .help = Faites-en plusieurs pages, ou montrez-en moins à la fois. Si elle ne peut être plus légère, donnez-lui une limite à elle dans [[budget.exceptions]].
PV1641 = Les scripts de cette page pèsent { $size } ko à l’envoi ; le budget est de { $limit } ko : { $parts }.
    .help = Chargez-les quand on en a besoin, ou laissez-en un de côté.
PV1642 = Cette page fait demander { $count } fichiers d’un coup au navigateur ; le budget est de { $limit } : { $parts }.
    .help = Écrivez loading="lazy" aux images sous le premier écran, ou montrez-en moins.
PV1643 = Cette page fait demander un fichier à quelqu’un d’autre : { $address }
    .help = Mettez le fichier dans le site, si sa licence le permet. Qui lit n’apprend ainsi à personne ce qu’il lit.

report-weights = Ce que pèsent les pages
report-weights-note = En kilooctets (1 000 octets), compressées comme à l’envoi (gzip). Le premier nombre réunit HTML et style ; le budget de site.toml lui met une limite. Pour alléger une page, montrez-en moins à la fois ou faites-en plusieurs pages.
report-weights-all = Les pages les plus lourdes
report-weight = HTML et style, ko
report-limit = Budget, ko
report-html = HTML, ko
report-style = Style, ko
report-scripts = Scripts, ko
report-requests = Fichiers d’un coup
PV1600 = Un filtre de la recherche ne peut pas s’appeler « { $name } ».
    .help = Son nom est dans l’adresse des résultats, où « q » est ce que l’on cherche et « kind » la sorte de page. Choisissez-en un autre, en minuscules sans accent, chiffres et « _ ».
PV1601 = { $address } est dans le dossier { $folder }, qui appartient à l’index de la recherche.
    .help = Choisissez une autre adresse ou un autre nom, ou enlevez [search] de site.toml.
PV1602 = L’index de recherche de la langue « { $language } » ne peut pas être fait : { $reason }.
    .help = C’est une faute de Parvis. Construisez avec --no-search pour vous passer de l’index en attendant.

# Publication
PV1740 = { $name ->
        [none] { $count ->
            [0] site.toml ne dit pas où publier.
           *[other] Il y a plusieurs destinations : { $known }.
        }
       *[other] Il n'y a pas de destination « { $name } ».{ $count ->
            [0] {""}
           *[other] {" "}Connues ici : { $known }.
        }
    }
    .help = { $count ->
        [0] Écrivez une table [publish.NOM] dans site.toml. docs/configuration.md dit ce qu'elle peut contenir.
       *[other] Nommez-en une : parvis publish NOM.
    }
PV1741 = Ce parvis a été compilé sans la commande publish.
    .help = Prenez-en un qui l'a, ou compilez-le avec l'option « publish ».
PV1742 = site.toml ne doit contenir aucun secret : « { $key } », dans [publish], en a l'air d'un.
    .help = Ôtez-le, et faites-en un nouveau si quelqu'un d'autre a pu lire le fichier. Donnez-le dans l'environnement, comme docs/publishing-targets.md le dit pour chaque genre de destination.
PV1743 = « { $key } » ne peut pas servir : { $why }.
    .help = Changez-le dans la table de la destination.
PV1744 = { $why ->
        [no-list] Il n'y a pas de site construit dans { $folder }.
        [empty] Le site dans { $folder } n'a aucun fichier.
       *[other] La liste des fichiers dans { $folder } ne dit pas ce qui a été construit, ou sa construction n'est pas finie.
    }
    .help = Lancez d'abord parvis build.
PV1745 = { $why ->
        [base-url] Le site dans { $folder } a été construit pour { $built }, mais doit se trouver à { $wanted }.
        [drafts] Le site dans { $folder } a été construit avec les brouillons.
        [unrecorded] Le site dans { $folder } a { $built } adresses que le registre, permalinks.lock, n’a pas encore. Ce qui est publié doit rester : il faut d’abord l’inscrire.
       *[other] Le site dans { $folder } a été construit sans son index de recherche.
    }
    .help = { $why ->
        [base-url] Lancez parvis build --base-url { $wanted }, ou corrigez base_url dans site.toml.
        [drafts] Lancez parvis build sans --drafts.
        [unrecorded] Lancez parvis permalinks update, gardez permalinks.lock avec les sources, puis relancez parvis build.
       *[other] Lancez parvis build sans --no-search.
    }
PV1746 = { $count ->
        [0] Les fichiers du site ne sont pas ceux dont il a été construit.
       *[other] Les fichiers du site ne sont pas ceux dont il a été construit. Plus récents que le site : { $files }
    }
    .help = Lancez parvis build, regardez le site, puis publiez.
PV1747 = Un fichier du site construit manque, ou a changé depuis : { $path }
    .help = Relancez parvis build. Pendant une publication, rien ne doit être construit dans le même dossier.
PV1748 = { $who ->
        [none] Quelqu'un d'autre écrit dans { $target }.
       *[other] Quelqu'un d'autre publie vers { $target } depuis { $minutes } min : { $who }.
    }
    .help = Attendez la fin. Si cette publication a été interrompue, attendez trois minutes ou lancez parvis publish --break-lock.
PV1749 = Le verrou de { $who } sur { $target }, vieux de { $minutes } min, a été repris.
    .help = Il n'y a rien à faire si cette publication a été interrompue. Si elle vit encore, elle finira par une erreur.
PV1750 = { $target } ignore les écritures conditionnelles, et ne peut donc pas séparer deux publications à coup sûr.
    .help = Veillez à ce qu'un seul ordinateur y publie à la fois, en intégration continue par un groupe de concurrence.
PV1751 = { $count ->
        [one] Un fichier que Parvis n'a pas publié se trouve dans { $target } là où une page ou un fichier du site doit aller : { $files }
       *[other] { $count } fichiers que Parvis n'a pas publiés se trouvent dans { $target } là où des pages ou des fichiers du site doivent aller : { $files }
    }
    .help = Rien n'a été changé. Vérifiez bucket, prefix ou path. Si ces fichiers ne servent plus, déplacez-les ou supprimez-les.
PV1752 = { $target } contient un autre site, celui de { $address }
    .help = Rien n'a été changé. Vérifiez bucket, prefix ou path. Si c'est le même site à une nouvelle adresse, lancez parvis publish --allow-deletes.
PV1753 = { $count } des { $total } fichiers du site dans { $target } disparaîtraient ; { $limit } le peuvent sans demander.
    .help = Rien n'a été changé. Regardez parvis publish --dry-run --allow-deletes. Si c'est bien ce qu'il faut, lancez parvis publish --allow-deletes.
PV1754 = { $target } ne répond pas : { $reason }
    .help = Vérifiez que cet ordinateur est en ligne et que l'adresse est juste. Les lecteurs ont un site entier ; la prochaine publication reprendra là où celle-ci s'est arrêtée.
PV1755 = { $target } ne laisse pas entrer Parvis : { $reason }
    .help = Donnez dans l'environnement, comme le dit docs/publishing-targets.md, de quoi y lister, lire, écrire et supprimer.
PV1756 = { $target } n'existe pas : { $reason }
    .help = Créez d'abord le bucket, ou corrigez son nom, sa région ou son adresse dans site.toml.
PV1757 = { $target } a échoué ({ $operation }{ $path ->
        [none] {""}
       *[other] {" "}{ $path }
    }){ $reason ->
        [none] .
       *[other] {" "}: { $reason }
    }
    .help = Les lecteurs ont un site entier. Relancez parvis publish : la publication reprend là où elle s'est arrêtée.
PV1758 = { $why ->
        [newer] Ce que { $target } dit de ses fichiers a été écrit par une version plus récente de Parvis.
       *[other] Ce que { $target } dit de ses fichiers ne peut pas être lu : { $reason }
    }
    .help = { $why ->
        [newer] Publiez avec cette version, ou une plus récente.
       *[other] Rien n'a été changé. Reprenez .parvis/manifest.json d'une sauvegarde, ou supprimez-le avec tous les fichiers du site et publiez à nouveau.
    }
PV1759 = Quelqu'un d'autre a pris { $target } pendant que Parvis publiait.
    .help = Veillez à ce qu'une seule publication ait lieu à la fois, et relancez parvis publish.
why-prefix = il faut des noms de dossiers séparés par « / »
why-host = il faut le nom d’un ordinateur ou d’un utilisateur, sans espace ni « @ »
why-port = il faut un nombre de 1 à 65535
why-branch = git n’accepte pas ce nom pour une branche
why-remote = il faut le nom d’un dépôt distant, une adresse ou un dossier
why-endpoint = il faut une adresse avec http:// ou https://
why-in-site = ce dossier est dans celui du site
progress-upload = Envoi
summary-published = { $uploaded ->
        [0] Rien à envoyer vers { $target }
        [one] 1 fichier ({ $size }) envoyé vers { $target }
       *[other] { $uploaded } fichiers ({ $size }) envoyés vers { $target }
    }, { $kept } déjà en place{ $deleted ->
        [0] {""}
       *[other] , { $deleted } anciens supprimés
    }{ $leaving ->
        [0] {""}
       *[other] , { $leaving } anciens gardés pour l'instant
    } ; { $requests ->
        [one] 1 requête
       *[other] { $requests } requêtes
    }, { $time }.
publish-assets = { $files ->
        [one] D'abord 1 fichier dont les pages ont besoin ({ $size }) :
       *[other] D'abord { $files } fichiers dont les pages ont besoin ({ $size }) :
    }
publish-new-pages = { $files ->
        [one] Puis 1 nouvelle page ({ $size }) :
       *[other] Puis { $files } nouvelles pages ({ $size }) :
    }
publish-pages = { $files ->
        [one] Puis 1 page changée ({ $size }) :
       *[other] Puis { $files } pages changées ({ $size }) :
    }
publish-indexes = { $files ->
        [one] Puis 1 flux ou liste ({ $size }) :
       *[other] Puis { $files } flux et listes ({ $size }) :
    }
publish-leaving = { $files ->
        [one] N'est plus du site, mais gardé pendant le délai, 1 fichier :
       *[other] Ne sont plus du site, mais gardés pendant le délai, { $files } fichiers :
    }
publish-deletes = { $files ->
        [one] Supprimé à la fin, 1 fichier :
       *[other] Supprimés à la fin, { $files } fichiers :
    }
publish-more = et { $files } autres
publish-preview = { $target } : { $kept } fichiers déjà en place. Rien n'a été écrit.
summary-recorded = { $lines ->
    [0] permalinks.lock a déjà toutes les adresses.
    [one] permalinks.lock : 1 ligne écrite. Versionnez le fichier avec votre changement.
   *[other] permalinks.lock : { $lines } lignes écrites. Versionnez le fichier avec votre changement.
}
PV1700 = Cette ligne du registre des adresses est illisible : { $part ->
    [address] elle ne commence pas par une adresse.
    [kind] ce qui se trouve à l’adresse n’est pas d’une sorte que le registre connaît, ou pas d’une sorte qui va à cette adresse.
    [id] l’identifiant manque, ou n’en est pas un.
    [language] la langue manque, ou n’en est pas une ; là où il n’y en a pas, c’est « - ».
    [goal] après « -> », il faut un identifiant ou une adresse.
    [day] après « retired », il faut un jour, par exemple 2026-11-28.
    [reason] la raison manque ou est illisible : fr:"Un texte entre guillemets."
   *[other] après la langue, il ne peut y avoir que « -> OÙ » ou « retired JOUR -> OÙ fr:"RAISON" », et l’identifiant d’un titre ne se déplace pas.
}
    .help = Écrivez chaque ligne ainsi : ADRESSE SORTE IDENTIFIANT LANGUE. Reprenez la ligne d’une version antérieure du fichier, et ne changez le fichier que par parvis permalinks.
PV1701 = Une fusion de ce fichier n’est pas terminée : git a laissé ici les deux côtés.
    .help = Gardez les lignes des deux côtés, dans n’importe quel ordre, et enlevez les lignes de git (<<<<<<<, =======, >>>>>>>). Puis lancez : parvis permalinks update
PV1702 = { $version ->
    [none] Le registre des adresses ne dit pas sa version.
   *[other] Ce Parvis ne connaît pas les registres de version « { $version } ».
}
    .help = Sous la première ligne, il faut : version 1. Si une autre version s’y trouve, un Parvis plus récent l’a écrite : utilisez celui-là.
PV1703 = Deux lignes disent de { $address } des choses différentes.
    .help = Une fusion les a peut-être laissées. Gardez celle qui vaut aujourd’hui : « retired » ou « -> » plutôt qu’une ligne sans.
PV1704 = { $address } a été publiée ({ $kind }) et disparaîtrait{ $others ->
    [0] {""}
    [one] , et avec elle 1 autre adresse de { $id }
   *[other] , et avec elle { $others } autres adresses de { $id }
}.
    .help = Des liens, des feuilles imprimées et des signets y mènent. Si elle doit être là, remettez-la. Si c’est ailleurs maintenant : parvis permalinks move { $address } IDENTIFIANT-OU-ADRESSE. Si c’est fini pour de bon : parvis permalinks retire { $retire } --reason "Pourquoi." --to IDENTIFIANT-OU-ADRESSE
PV1705 = { $address } a été publiée, et la page n’a plus de titre « { $anchor } ».
    .help = Si le titre a maintenant un autre identifiant, gardez-y l’ancien : {"{"}#nouveau was={ $anchor }{"}"}. Si le titre n’existe plus : parvis permalinks retire "{ $address }" --reason "Pourquoi."
PV1706 = { $address } a été publiée pour { $id } et appartient maintenant à { $other } : les liens mèneraient à autre chose.
    .help = Donnez une autre adresse à { $other }. Si cette page a pris la place de { $id } : parvis permalinks move { $address } { $other }
PV1707 = { $address } doit mener à { $goal }, ce qui ne se peut plus.
    .help = Faites-la mener ailleurs : parvis permalinks move { $address } IDENTIFIANT-OU-ADRESSE. Si rien n’a pris sa place : parvis permalinks retire { $address } --reason "Pourquoi."
PV1708 = { $address } a été { $state ->
    [moved] déplacée
   *[retired] retirée le { $date }
}, et elle est publiée de nouveau.
    .help = Donnez une autre adresse à ce qui s’y trouve. Si ce qui était là est revenu, enlevez de cette ligne ce qui suit la langue.
PV1709 = Le site n’a pas de registre de ses adresses : personne ne verrait que l’une d’elles disparaît.
    .help = Une fois le site publié, lancez : parvis permalinks update. Versionnez le fichier permalinks.lock.
PV1710 = { $count ->
    [one] 1 adresse n’est pas encore dans le registre : { $addresses }
   *[other] { $count } adresses ne sont pas encore dans le registre, par exemple : { $addresses }
}
    .help = Avant de publier, lancez : parvis permalinks update. Versionnez le fichier avec votre changement.
PV1711 = Le registre des adresses n’a pas de « { $asked } ».{ $suggestion ->
        [none] {""}
       *[other] {" "}Vouliez-vous dire « { $suggestion } » ?
    }
    .help = Écrivez l’adresse depuis la racine du site, comme dans permalinks.lock, ou l’identifiant d’une page.
PV1712 = { $address } ne peut pas être abandonnée : { $why ->
    [live] elle est là, ou mène là où sa page se trouve maintenant.
    [retired] elle a déjà été retirée.
    [anchor] c’est l’identifiant d’un titre.
   *[taken] une autre page l’a maintenant.
}
    .help = { $why ->
    [live] Enlevez d’abord la page, ou donnez-lui une autre adresse.
    [retired] Ce qu’elle est devenue est écrit dans permalinks.lock.
    [anchor] Un titre garde sur place ses anciens identifiants : {"{"}#nouveau was=ancien{"}"}.
   *[taken] Donnez une autre adresse à cette page, ou faites mener celle-ci à elle : parvis permalinks move { $address } IDENTIFIANT
}
PV1713 = On ne peut mener personne à « { $goal } » : { $why ->
    [unknown] il n’y a rien.
    [chain] ce qui s’y trouvait est retiré ou a été déplacé à son tour.
    [loop] c’est l’adresse elle-même.
   *[file] un fichier ne peut pas mener à une page, ni à un fichier d’une autre sorte.
}
    .help = { $other ->
    [none] Nommez une page par son identifiant, par exemple action-27, ou une adresse que le site a aujourd’hui.
   *[other] Nommez l’endroit où c’est maintenant : { $other }
}
PV1714 = « { $id } » serait un ancien identifiant de ce titre, et un autre titre de la page l’a.
    .help = Un identifiant mène à un seul endroit. Enlevez-le de « was », ou donnez un autre identifiant à l’autre titre.
PV1715 = Ce titre avait l’identifiant « { $id } », et il n’en a plus.
    .help = Donnez-lui-en un : {"{"}#nouveau was={ $id }{"}"}
PV1720 = « { $name } » ne peut pas être le nom d’une édition.
    .help = Donnez-lui le nom du mois ou du jour dont elle est, comme 2026-11 ou 2026-11-15 : les éditions sont alors dans l’ordre du temps.
PV1721 = Il y a déjà une édition { $name }, et une édition ne change jamais.
    .help = Figez celle d’un jour, comme { $name }-15 pour un mois, ou attendez le mois suivant.
PV1722 = L’édition { $name } viendrait avant { $latest }, qui existe déjà.
    .help = Une édition fige ce que le site dit maintenant. Choisissez un nom qui vient après.
PV1723 = L’édition { $name } serait d’un temps qui n’est pas venu : nous sommes le { $today }.
    .help = Choisissez le mois ou le jour d’aujourd’hui, ou un autre avant. SOURCE_DATE_EPOCH donne le jour, si elle est définie.
PV1724 = Il n’y a rien à figer : le site n’a pas de jeu de données.
    .help = Ajoutez-en un : parvis data add TABLEAU.csv CLEF
PV1725 = Ce fichier d’une édition est illisible : { $reason }
    .help = C’est parvis edition cut qui écrit les éditions, jamais la main. Reprenez le fichier dans le gestionnaire de versions (git checkout), ou utilisez une version plus récente de Parvis.
PV1726 = { $file } n’est plus ce qu’il était quand l’édition a été figée.
    .help = Une édition ne change jamais, car d’autres la citent. Reprenez le fichier dans le gestionnaire de versions (git checkout). Une erreur dans les données se corrige dans content/ et se fige dans l’édition suivante.
PV1727 = { $file } manque : une édition le contient, et il n’est pas là.
    .help = Reprenez-le dans le gestionnaire de versions (git checkout). Les éditions suivantes s’appuient sur les fichiers des précédentes : aucune ne peut partir.
PV1728 = { $file } n’appartient à aucune édition.
    .help = Retirez-le. Seule la commande parvis edition cut écrit dans le dossier editions/.
PV1729 = { $wanted ->
        [none] L’édition { $edition } a été figée comme la première, mais { $found } est avant elle.
       *[other] L’édition { $edition } a été figée après { $wanted }, { $found ->
            [none] mais il n’y en a aucune avant elle.
           *[other] mais celle qui la précède est { $found }.
        }
    }
    .help = Reprenez le dossier editions/ dans le gestionnaire de versions (git checkout) : aucune édition ne peut être retirée, renommée ou mise entre d’autres.

summary-cut = L’édition { $name } est dans editions/{ $name } : { $datasets ->
        [one] { $datasets } jeu de données
       *[other] { $datasets } jeux de données
    }, { $values ->
        [one] { $values } valeur montrée par des pages
       *[other] { $values } valeurs montrées par des pages
    } ; { $files ->
        [0] aucun fichier qui ne soit dans une édition précédente
        [one] { $files } fichier conservé ({ $size })
       *[other] { $files } fichiers conservés ({ $size })
    }. Enregistrez ce dossier dans le gestionnaire de versions ; il ne peut plus changer.
edition-same = Rien n’a changé dans les données depuis l’édition { $latest }.
edition-since = Depuis l’édition { $latest } :
edition-line-new = - { $key } : nouveau.
edition-line-removed = - { $key } : n’y est plus.
edition-line-rows = - { $key } : { $added ->
        [one] { $added } ligne ajoutée
       *[other] { $added } lignes ajoutées
    }, { $removed ->
        [one] { $removed } retirée
       *[other] { $removed } retirées
    }, { $changed ->
        [one] { $changed } changée
       *[other] { $changed } changées
    }.
edition-line-value = - { $key } : { $from } → { $to } ({ $pages }).
edition-line-other = - { $key } : décrit, écrit ou montré autrement.
secret-key = une clé privée
secret-aws = une clé d’accès d’Amazon Web Services
secret-repository = un jeton de GitHub ou de GitLab
secret-token = un jeton d’un service

PV1760 = « { $host } » et « { $other } » lisent tous deux { $file }, et pas de la même façon.
    .help = Nommez celui qui sert ce site. Pour l’autre, construisez avec un site.toml à part.
PV1761 = { $host } lit au plus { $limit } règles dans { $file } ; { $count } sont laissées de côté.
    .help = Les redirections laissées de côté fonctionnent encore : leurs pages mènent plus loin d’elles-mêmes. Pour en avoir moins, retirez les anciennes adresses que plus personne n’emploie, ou les adresses courtes d’une collection.
PV1762 = Refus de publier « { $name } » : un nom qui commence par un point est celui de ce que les programmes gardent pour eux.
    .help = Retirez-le des contenus. Sont publiés .well-known/, .nojekyll, .htaccess et .domains, que les hébergeurs lisent.
PV1763 = Refus de publier ce fichier : sa ligne { $line } contient { $secret }.
    .help = Retirez-la, et faites une nouvelle clé ou un nouveau mot de passe à sa place : qui a eu ce fichier a l’ancien. Si tout le monde peut l’avoir, écrivez-la de sorte qu’elle n’en ait pas l’air.

PV1780 = Ce programme a été compilé sans le serveur.
    .help = Prenez le programme tel qu’il est publié, ou compilez-le avec ses options par défaut (cargo build --release). « parvis build » fait les mêmes pages.
PV1781 = { $reason ->
        [none] Le port { $port } de { $host } est pris : un autre programme, ou un autre « parvis serve », y écoute.
       *[other] Impossible d’écouter à { $host }, port { $port } : { $reason }.
    }
    .help = { $reason ->
        [none] Arrêtez l’autre, ou n’écrivez pas --port : le prochain port libre sera pris.
       *[other] Donnez à --host une adresse ou un nom de cet ordinateur, ou ne l’écrivez pas pour ne montrer le site que sur cet ordinateur ; les ports au-dessous de 1024 sont réservés aux administrateurs.
    }
PV1782 = Le système ne surveille plus d’autres fichiers pour vous (sa limite de surveillances inotify est atteinte). Tous les fichiers sont regardés deux fois par seconde à la place.
    .help = Les changements se voient un peu plus tard, et le processeur a de quoi faire. Pour relever la limite : sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512. Avec --poll, ce message n’apparaît pas.
PV1783 = D’autres personnes sur le réseau peuvent joindre ce serveur à { $host } : qui a l’adresse avec son jeton voit le site tel qu’il s’écrit.
    .help = Ne donnez cette adresse qu’à celles et ceux qui doivent le voir ; rien n’est chiffré. Sans --host, seul cet ordinateur peut demander.
PV1784 = Le système ne dit pas quand des fichiers changent : { $reason }. Tous les fichiers sont regardés deux fois par seconde à la place.
    .help = Les changements se voient un peu plus tard, et le processeur a de quoi faire. Sur les disques réseau et dans certains conteneurs, il n’y a pas d’autre moyen ; avec --poll, ce message n’apparaît pas.
PV1810 = Ce fichier a un autre nom ailleurs (c’est un lien physique), peut-être hors du site.
    .help = Mettez une copie à sa place : copiez le fichier sous un autre nom, supprimez celui-ci, puis renommez la copie.
PV1811 = SOURCE_DATE_EPOCH vaut « { $value } », qui n’est pas un nombre de secondes depuis 1970.
    .help = Donnez-lui un nombre entier, par exemple 1795392000, ou ne la définissez pas.
PV1812 = La construction a été arrêtée avant la fin.
    .help = { $made ->
        [no] Rien n’a été écrit.
       *[other] Ce qui était déjà fait est supprimé ; { $folder } est comme avant.
    }
PV1813 = Le nouveau site est en place, mais { $path }, qui reste de l’ancien, ne peut pas être supprimé : { $reason }.
    .help = Vérifiez que vous avez le droit de le supprimer. La prochaine construction essaiera de nouveau.
PV1814 = Le rapport ne peut pas être écrit sur la sortie standard : { $reason }.
    .help = Vérifiez où va la sortie de la commande : disque plein, fichier fermé.

PV1790 = { $template ->
    [none] Cette page prend trop de temps : plus de { $limit } s.
   *[other] Le gabarit { $template } prend trop de temps : plus de { $limit } s.
}
    .help = { $template ->
        [none] Cherchez dans la page ce qui se répète des milliers de fois. Si elle a besoin de ce temps, augmentez page_time sous [limits] dans site.toml.
       *[other] Cherchez dans le gabarit des boucles dans des boucles. S’il a besoin de ce temps, augmentez page_time sous [limits] dans site.toml.
    }
PV1791 = Le tout prend trop de temps : plus de { $limit } s.{ $pages ->
    [none] { "" }
   *[other] { " " }À la fin, voici ce qui se faisait : { $pages }.
}
    .help = Regardez ce qui se faisait. Si le site a besoin de ce temps, augmentez build_time sous [limits] dans site.toml.
PV1792 = Le gabarit { $template } écrit trop : plus de { $limit } Mo pour une page.
    .help = Cherchez une boucle qui écrit des milliers de fois. Si la page a besoin de cette taille, augmentez output_size sous [limits] dans site.toml.
PV1794 = « { $key } » est écrit deux fois.
    .help = Gardez celui qui est juste, et retirez l’autre.
PV1795 = Il y a ici plus de { $limit } valeurs.
    .help = Cherchez les noms (& et *) qui se représentent l’un l’autre, et écrivez une seule fois ce qu’ils représentent.
PV1796 = La colonne { $number } n’a pas de nom.
    .help = Écrivez-en un dans la première ligne, et décrivez-le dans datapackage.json, ou retirez la colonne.
PV1797 = Le guillemet de la ligne { $row } ne se referme jamais : tout ce qui suit serait une seule cellule.
    .help = Refermez-le à la fin de la cellule. Un guillemet dans un texte s’écrit deux fois.


serve-at = Le site est à { $address }. Les changements se voient dès qu’ils sont enregistrés ; Ctrl-C arrête tout.
serve-first = { $outputs ->
        [one] { $outputs } page ou fichier fait
       *[other] { $outputs } pages et fichiers faits
    } en { $time }.
serve-changed = { $count ->
        [0] Rien de ce qui se montre n’a changé
        [one] { $count } page ou fichier a changé
       *[other] { $count } pages et fichiers ont changé
    }, après { $time }.
serve-no-browser = Aucun navigateur n’a pu être ouvert.
serve-refused = Cela n’est pas servi ici.
serve-refused-host = Ce serveur ne répond qu’à localhost et à l’adresse donnée à --host, avec son port.
serve-refused-token = Ouvrez l’adresse que « parvis serve » a écrite, avec son jeton.
serve-nothing = Il n’y a rien à cette adresse
serve-not-yet = Il n’y a encore rien à montrer
serve-bar = Parvis
serve-overlay = Le site ne peut pas être fait tel quel
serve-close = Fermer
serve-edit = Modifier :
serve-copy = Copier
serve-copied = Copié
serve-fold = Replier la barre
serve-unfold = Montrer la barre de Parvis
serve-show = Montrer dans le texte
serve-go = Y aller
serve-notes = Remarques à côté du texte
serve-updated = Cette page a été mise à jour.
serve-mended = Tout est réparé.
serve-lost = Parvis ne répond plus.
serve-errors = { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
serve-warnings = { $count ->
        [one] { $count } remarque
       *[other] { $count } remarques
    }
serve-here = { $count ->
        [one] { $count } dans cette page
       *[other] { $count } dans cette page
    }
serve-more = { $count ->
        [one] et { $count } autre : « parvis check » les montre toutes
       *[other] et { $count } autres : « parvis check » les montre toutes
    }
